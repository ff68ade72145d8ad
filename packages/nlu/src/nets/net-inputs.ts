import type { TokenMarks } from '../entities/token-features.ts';
import { spellingOf } from '../entities/word-profile.ts';
import type { ReadToken } from '../features/reading.ts';
import { createTokenCache } from '../features/token-cache.ts';
import { rowOf } from '../features/vocabulary.ts';
import { createValuesOfWords, type KnownWord } from '../features/word-memory.ts';
import type { NetLayers, NetWords } from '../model/nlu-model.ts';
import { addRow } from '../numbers/quantised-matrix.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { filterCount, places } from './net-memory.ts';
import { hashIntentSlot, hashMarks, hashSlots, haveSameSlots, intentSlot, marksSlot, slotSizes } from './net-slots.ts';
import { writeVector } from './net-words.ts';

/** Gives what `inputs` from place `first` of a word's inputs on bring to the filters, `place × filter`; a new array. */
export type Project = (inputs: Float32Array, first: number) => Float32Array;

/** What each input of the first layer brings to the filters at each of `places`, `place × filter`. */
export interface NetInputs {
  /** Of a word with no marks; `word` where it is in memory. */
  readonly ofWord: (token: ReadToken, word: KnownWord | undefined) => Float32Array;
  /** What marks bring more than none; null for none. */
  readonly ofMarks: (marks: TokenMarks | undefined) => Float32Array | null;
  /** `aimCount` rows of filters, one behind the other: what an intent and the bias bring; always the same array for an intent. */
  readonly ofIntent: (intent: string | undefined) => Float32Array;
}

/** Words that are not in memory whose filters are kept, at most twice as many: .8 KB each. */
const keptWords = 500;
/** Sets of marks whose rows are kept: there are few beside each other, but a bot has as many patterns as it likes. */
const keptMarks = 1000;

/** Keeps what words, marks and intents met before bring. */
export function createNetInputs(model: NetLayers & NetWords, vectors: Vectors, project: Project): NetInputs {
  const placesOfSlots = slotSizes.map((_, slot) =>
    slotSizes.slice(0, slot).reduce((sum, size) => sum + size, vectors.size),
  );
  const inputSize = slotSizes.reduce((sum, size) => sum + size, vectors.size);
  const scaling = { mean: model.vectorMean, scale: model.vectorScale };
  const noMarks = hashMarks([]);
  const recallMarks = createSlotRows(marksSlot);
  const recallIntent = createSlotRows(intentSlot);

  function rowOfSlot(slot: number, hash: number | null): number {
    return hash === null ? 0 : rowOf(model.vocabularies[slot]!, hash) + 1;
  }

  /** What a slot that few values fill brings. */
  function createSlotRows(slot: number): (hash: number | null) => Float32Array {
    const known = new Map<number, Float32Array>();
    return (hash) => {
      const row = rowOfSlot(slot, hash);
      const found = known.get(row);
      if (found !== undefined) return found;
      const inputs = new Float32Array(slotSizes[slot]!);
      addRow(model.embeddings[slot]!, row, 1, inputs);
      const projected = project(inputs, placesOfSlots[slot]!);
      known.set(row, projected);
      return projected;
    };
  }

  function readWord(token: ReadToken): Float32Array {
    const inputs = new Float32Array(inputSize);
    writeVector(vectors, spellingOf(token), scaling, inputs);
    const addSlot = (hash: number, slot: number): void =>
      addRow(model.embeddings[slot]!, rowOfSlot(slot, hash), 1, inputs, placesOfSlots[slot]!);
    hashSlots(token).forEach(addSlot);
    addSlot(noMarks, marksSlot);
    return project(inputs, 0);
  }

  const recallWord = createTokenCache({ size: keptWords, make: readWord, isAlike: haveSameSlots });
  const recallKnown = createValuesOfWords(readWord);
  const aimsOf = new Map<Float32Array, Float32Array>();
  const marksMore = new Map<string, Float32Array>();
  return {
    ofWord: (token, word) => (word === undefined ? recallWord(token) : recallKnown(word, token)),
    ofMarks(marks) {
      if (marks === undefined || marks.length === 0) return null;
      const name = marks.length === 1 ? marks[0]! : marks.join('\0');
      const known = marksMore.get(name);
      if (known !== undefined) return known;
      const none = recallMarks(noMarks);
      const more = recallMarks(hashMarks(marks)).map((value, at) => value - none[at]!);
      if (marksMore.size < keptMarks) marksMore.set(name, more);
      return more;
    },
    ofIntent(intent) {
      const hash = hashIntentSlot(intent);
      const row = recallIntent(hash);
      const known = aimsOf.get(row);
      if (known !== undefined) return known;
      const aims = new Float32Array(aimCount * filterCount);
      [true, false].forEach((hasAfter, behind) => {
        [true, false].forEach((hasBefore, before) => {
          const from = (2 * behind + before) * filterCount;
          model.firstBias.forEach((bias, filter) => {
            aims[from + filter] =
              bias +
              (hasBefore ? row[filter]! : 0) +
              row[filterCount + filter]! +
              (hasAfter ? row[2 * filterCount + filter]! : 0);
          });
        });
      });
      aimsOf.set(row, aims);
      return aims;
    },
  };
}

/** Rows that an intent brings: amid a text, at its beginning, at its end, where it is one word. */
export const aimCount = 4;

/** Rows of filters that `createNetInputs` gives. */
export const projectedSize: number = places * filterCount;
