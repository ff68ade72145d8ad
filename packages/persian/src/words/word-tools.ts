import { createFinglish, type Finglish } from '../finglish/finglish.ts';
import { createReadLatin } from '../layout/read-latin.ts';
import { createScanLatin, type ScanLatin } from '../layout/scan-latin.ts';
import { createWordScorer, type WordScorer } from '../layout/word-scores.ts';
import { createLexicon } from '../lexicon/lexicon.ts';
import { createMorphology, type Morphology } from '../morphology/morphology.ts';
import { type AnalyseWord, createAnalyseWord } from './analyse-word.ts';
import { createNetwork, type WordNetwork } from './network.ts';
import { createPieceReader, type PieceReader } from './piece-reader.ts';
import type { ReadyWords } from './ready-words.ts';

/** What the analysis of words is made of. */
export interface WordTools {
  readonly morphology: Morphology;
  readonly network: WordNetwork;
  readonly analyse: AnalyseWord;
  readonly finglish: Finglish;
  readonly scorer: WordScorer;
  readonly pieces: PieceReader;
  readonly scanLatin: ScanLatin;
}

/**
 * Builds the tools from `words.bin`, given as bytes.
 * @throws WordDataError when the bytes are not word data.
 */
export function createWordTools(bytes: Uint8Array, ready: ReadyWords): WordTools {
  const lexicon = createLexicon(bytes);
  const morphology = createMorphology(lexicon);
  const network = createNetwork(morphology);
  const analyse = createAnalyseWord(morphology);
  const finglish = createFinglish(morphology, network, ready);
  const scorer = createWordScorer({ lexicon, analyse, finglish });
  const pieces = createPieceReader({ morphology, analyse, scorer, network, ready });
  const scanLatin = createScanLatin(createReadLatin(scorer), finglish);
  return { morphology, network, analyse, finglish, scorer, pieces, scanLatin };
}
