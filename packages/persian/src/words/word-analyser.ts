import type { AnalyseWords, WordReading } from '../document.ts';
import { formaliseSentence } from '../formal/formalise.ts';
import { formaliseWord } from '../formal/formalise-word.ts';
import { fixLayout } from '../layout/fix-layout.ts';
import type { LatinToken } from '../layout/read-latin.ts';
import { compareAdjective } from '../morphology/compare-adjective.ts';
import { lemmaOfPhrase } from '../morphology/lemma-of-phrase.ts';
import { segmentWord, type WordSegment } from '../morphology/segment.ts';
import { stemWord } from '../morphology/stem-word.ts';
import { repairSpacing } from '../spacing/repair-spacing.ts';
import { splitGlued } from '../spacing/split-glued.ts';
import { type MendOptions, mendWord } from '../typos/mend-word.ts';
import { repairText } from '../typos/repair-typos.ts';
import { analyseTokens } from './analyse-tokens.ts';
import { createTellMeant } from './meant-reading.ts';
import { readReadyWords } from './ready-words.ts';
import { createTellReading, wordReading } from './word-reading.ts';
import { createWordTools } from './word-tools.ts';

/** All that the package knows of words. Holds only bounded caches; every function is pure in its answers. */
export interface WordAnalyser {
  /** The port that `createReader` takes. */
  readonly analyseWords: AnalyseWords;
  /** The likeliest reading of a word by itself with the others as alternatives; undefined for what is no word. */
  readonly analyseWord: (word: string) => WordReading | undefined;
  /** Dictionary form: «کتابامو» → «کتاب», «میرم» → «رفت#رو» (past#present). */
  readonly lemmatise: (word: string) => string;
  /** The part that the forms of a word share: «کتابهایشان» → «کتاب», «می‌رفتند» → «رفت». */
  readonly stem: (word: string) => string;
  /** Comparative or superlative of an adjective: «خوب» → «بهتر», «بزرگ» → «بزرگ‌تر». */
  readonly compare: (adjective: string, degree: 'تر' | 'ترین') => string;
  /** Host and clitics: «کتابامو» → کتابا، م، و. */
  readonly segment: (word: string) => readonly WordSegment[];
  /** Formal spelling of a word of speech by itself: «میخوام» → «می‌خواهم», «رفتن» → «رفتند» (of two readings about as likely the spoken one). */
  readonly formaliseWord: (word: string) => string;
  /** A sentence in formal Persian, with a full stop at its end: «اینو چند میدین» → «این را چند می‌دهید.» */
  readonly formalise: (sentence: string) => string;
  /** Finglish in Persian letters, spoken as typed: `gheymatesh chande` → «قیمتش چنده». */
  readonly finglishToPersian: (text: string) => string;
  /** What every token with a Latin letter is: English or brand, Finglish, wrong layout, code. */
  readonly readLatin: (text: string) => readonly LatinToken[];
  /** Words typed on the wrong keyboard layout put right: `sghl` → «سلام», «اثممخ» → `hello`. */
  readonly fixLayout: (text: string) => string;
  /** Half-spaces and spaces put right, words and register as typed: «می خوام» → «می‌خوام», «کتاب ها» → «کتاب‌ها». */
  readonly repairSpacing: (text: string) => string;
  /** Misspelt words mended; words of the caller, good informal words and names stay. */
  readonly repairTypos: (text: string, options?: MendOptions) => string;
  /** The words that a run is glued of, or the run alone: «صداوسیماجمهوری» → صداوسیما، جمهوری. */
  readonly splitWords: (run: string) => readonly string[];
}

/**
 * Builds the word analyser from `words.bin` (see `data/LICENCES-words.md`), given as bytes. With `readyWords`
 * (`ready-words.tsv`) it gives the same answers and has some of them sooner.
 * @throws WordDataError when the bytes are not word data.
 * @example createWordAnalyser(bytes).formalise('خیلی گرونه') // 'خیلی گران است.'
 */
export function createWordAnalyser(bytes: Uint8Array, readyWords?: Uint8Array): WordAnalyser {
  const { morphology, network, analyse, finglish, scorer, pieces, scanLatin } = createWordTools(
    bytes,
    readReadyWords(readyWords),
  );
  const tell = createTellReading(morphology);
  const tools = { scanLatin, pieces, tell, tellMeant: createTellMeant({ analyse, tell }) };
  const firstOf = (word: string) => analyse(word)[0];
  return {
    analyseWords: (input) => analyseTokens(tools, input),
    analyseWord: (word) => {
      const reading = firstOf(word);
      return reading && wordReading(morphology, reading, analyse(word));
    },
    lemmatise: (word) => lemmaOfPhrase({ morphology, analyse }, word),
    stem: (word) => stemWord(morphology, analyse(word), word),
    compare: compareAdjective,
    segment: (word) => segmentWord(morphology, word),
    formaliseWord: (word) => formaliseWord(analyse(word), word),
    formalise: (sentence) => formaliseSentence(morphology, analyse, sentence),
    finglishToPersian: finglish.toPersian,
    readLatin: scanLatin,
    fixLayout: (text) => fixLayout({ scorer, scanLatin }, text),
    repairSpacing: (text) => repairSpacing({ morphology, analyse }, text),
    repairTypos: (text, options = {}) =>
      repairText(text, (word) => mendWord({ morphology, network, analyse }, word, options)),
    splitWords: (run) => splitGlued(analyse, run)?.parts ?? [run],
  };
}
