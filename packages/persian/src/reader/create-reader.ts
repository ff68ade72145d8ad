import type { AnalyseWords, Document, Range } from '../document.ts';
import { type GluedCache, lexTerms } from '../numbers/lex-terms.ts';
import { tokenise } from '../tokens/tokenise.ts';
import { applyReadings } from './apply-readings.ts';
import { createEntityContext } from './entity-context.ts';
import { findEntities } from './find-entities.ts';

/** Data of the package as bytes, loaded by the caller (`@hamzaban/persian/node` in Node, `fetch` in a browser). */
export interface PersianData {
  /** Analysis of words built from the lexicon; without it tokens carry only their match key. */
  readonly analyseWords?: AnalyseWords;
}

export interface ReadOptions {
  /** The moment of reading in epoch milliseconds; relative dates count from its day in Tehran. Without it dates that need a now are not resolved. */
  readonly nowMs?: number;
  /** Lowest and highest price of the caller's goods in rial: decides whether «۲ تومن» is two thousand or two million toman. */
  readonly priceRange?: Range<number>;
}

/** Reads messages; holds no state between them. */
export interface Reader {
  readonly read: (text: string, options?: ReadOptions) => Document;
}

/**
 * Builds a reader. Works without data (characters, tokens, numbers and what follows from them) and reads words when the
 * data brings their analysis.
 *
 * @example createReader().read('سلام ۲ تا میخوام').tokens.map((token) => token.key)
 */
export function createReader(data: PersianData = {}): Reader {
  const cache: GluedCache = new Map();
  return {
    read: (text, options = {}) => {
      const plain = tokenise(text);
      const { analyseWords } = data;
      const tokens = analyseWords === undefined ? plain : applyReadings({ text, tokens: plain }, analyseWords);
      const terms = lexTerms(tokens, cache);
      return { text, tokens, entities: findEntities(createEntityContext({ ...options, text, tokens, terms })) };
    },
  };
}
