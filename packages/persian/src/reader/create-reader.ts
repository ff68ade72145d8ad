import type { AnalyseWords, Document } from '../document.ts';
import { tokenise } from '../tokens/tokenise.ts';
import { applyReadings } from './apply-readings.ts';

/** Data of the package as bytes, loaded by the caller (`@hamzaban/persian/node` in Node, `fetch` in a browser). */
export interface PersianData {
  /** Analysis of words built from the lexicon; without it tokens carry only their match key. */
  readonly analyseWords?: AnalyseWords;
}

export interface ReadOptions {
  /** The moment of reading in epoch milliseconds; relative dates count from its day in Tehran. Without it dates that need a now are not resolved. */
  readonly nowMs?: number;
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
  return {
    read: (text) => {
      const plain = tokenise(text);
      const tokens =
        data.analyseWords === undefined ? plain : applyReadings({ text, tokens: plain }, data.analyseWords);
      return { text, tokens, entities: [] };
    },
  };
}
