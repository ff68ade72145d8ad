import type { Catalogue } from '../attributes/catalogue.ts';
import { createPlaceTable } from '../attributes/places.ts';
import type { AnalyseWords, Document, Range, Token } from '../document.ts';
import { lexTerms } from '../numbers/lex-terms.ts';
import { createWordCache } from '../numbers/word-cache.ts';
import { tokenise } from '../tokens/tokenise.ts';
import { createWordsWritten, isLatin, type WordsWritten, type WrittenWord } from '../tokens/written-word.ts';
import { createWordAnalyser } from '../words/word-analyser.ts';
import { applyReadings } from './apply-readings.ts';
import { createEntityContext } from './entity-context.ts';
import { findEntities } from './find-entities.ts';
import { collectLatinKeys } from './latin-keys.ts';
import { startTables } from './start-tables.ts';
import { termTokens } from './term-tokens.ts';

/** Data of the package, loaded by the caller (`@hamzaban/persian/node` in Node, `fetch` in a browser). */
export interface PersianData {
  /** `places.txt`, UTF-8: all cities; without it only seats of provinces and large cities are known. */
  readonly places?: Uint8Array;
  /** `words.bin`: the lexicon that the analysis of words is built from; without it tokens carry only their match key. */
  readonly words?: Uint8Array;
  /** `ready-words.tsv`: what was found beforehand of some words; the answers are the same without it. */
  readonly readyWords?: Uint8Array;
  /** An analysis of words that is already built, in place of `words`. */
  readonly analyseWords?: AnalyseWords;
}

export interface ReadOptions {
  /** The moment of reading in epoch milliseconds; relative dates count from its day in Tehran. Without it they are left out. */
  readonly nowMs?: number;
  /** Lowest and highest price of the caller's goods in rial: decides whether «۲ تومن» is two thousand or two million toman. */
  readonly priceRange?: Range<number>;
  /** Names that the caller sells, compiled by `createCatalogue`. */
  readonly catalogue?: Catalogue;
}

/** Reads messages; what it keeps between them is a bounded cache of cut words. */
export interface Reader {
  readonly read: (text: string, options?: ReadOptions) => Document;
}

/**
 * Builds a reader. Works without data (characters, tokens, numbers and what follows from them) and reads words when the
 * data brings their analysis. `read` never throws, takes time linear in the length of the text and gives the same answer for
 * the same arguments.
 * @throws WordDataError when `words` is no word data.
 *
 * @example createReader().read('سلام ۲ تا میخوام').tokens.map((token) => token.key) // ['سلام', '2', 'تا', 'میخوام']
 */
export function createReader(data: PersianData = {}): Reader {
  const places = createPlaceTable(data.places === undefined ? '' : new TextDecoder().decode(data.places));
  const latinKeys = collectLatinKeys(places);
  const cache = createWordCache(startTables(places));
  const wordsWritten = createWordsWritten();
  const analyseWords =
    data.analyseWords ??
    (data.words === undefined ? undefined : createWordAnalyser(data.words, data.readyWords).analyseWords);
  return {
    read: (text, options = {}) => {
      const { catalogue } = options;
      const plain = tokenise(text);
      const written = writtenWords(plain, wordsWritten);
      const input = { text, tokens: plain, written, knownKeys: catalogue?.knownKeys };
      const readings = analyseWords?.(input);
      const tokens = readings === undefined ? plain : applyReadings(input, readings);
      const spoken = readings === undefined ? plain : termTokens(text, plain, readings);
      const terms = lexTerms(spoken, { cache, latinKeys, written: spoken === plain ? written : undefined });
      const context = createEntityContext({
        text,
        tokens: spoken,
        terms,
        nowMs: options.nowMs,
        priceRange: options.priceRange,
      });
      return {
        text,
        tokens,
        entities: findEntities(context, { places, catalogue }),
      };
    },
  };
}

/** Latin words are known by their runs: see `createScanLatin`. */
function writtenWords(tokens: readonly Token[], wordsWritten: WordsWritten): readonly (WrittenWord | undefined)[] {
  const written: (WrittenWord | undefined)[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    written.push(token.kind === 'word' && !isLatin(token.raw) ? wordsWritten(token.raw) : undefined);
  }
  return written;
}
