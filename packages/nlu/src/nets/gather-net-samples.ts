import type { TokenMarks } from '../entities/token-features.ts';
import { spellingOf } from '../entities/word-profile.ts';
import type { Reading, ReadToken } from '../features/reading.ts';
import { createTokenCache } from '../features/token-cache.ts';
import { createVocabulary, rowOf, type Vocabulary } from '../features/vocabulary.ts';
import { createIntList } from '../numbers/int-list.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import type { NetSamples } from './net-memory.ts';
import { hashIntentSlot, hashMarks, hashSlots, haveSameSlots, intentSlot, marksSlot, slotCount } from './net-slots.ts';
import { type ScaledVectors, scaleVectors } from './scale-vectors.ts';

export interface LabelledReading {
  readonly reading: Reading;
  readonly marks: readonly TokenMarks[];
  readonly labels: ArrayLike<number>;
  readonly intent: string | undefined;
}

export interface GatheredSamples extends NetSamples, ScaledVectors {
  readonly vocabularies: readonly Vocabulary[];
}

export interface SampleGatherer {
  readonly add: (text: LabelledReading) => void;
  readonly gather: () => GatheredSamples;
}

/** What stands once is learned as unknown: that is what new words will be. */
const fewestUses = 2;

interface NetWord {
  readonly hashes: readonly number[];
  readonly vectorRow: number;
}

/** Takes labelled texts in turn and keeps of them what a net learns from. */
export function createSampleGatherer(vectors: Vectors): SampleGatherer {
  const textStarts = createIntList();
  const labels = createIntList();
  const vectorRows = createIntList();
  /** Of each token the hash of each slot, as int32. */
  const slotHashes = createIntList();
  const counts = Array.from({ length: slotCount }, () => new Map<number, number>());
  const vectorRowOf = new Map<string, number>();
  const recall = createTokenCache<NetWord>({ size: Number.POSITIVE_INFINITY, make: readWord, isAlike: haveSameSlots });

  function readWord(token: ReadToken): NetWord {
    const spelling = spellingOf(token);
    const vectorRow = vectorRowOf.get(spelling) ?? vectorRowOf.size;
    vectorRowOf.set(spelling, vectorRow);
    return { hashes: hashSlots(token), vectorRow };
  }

  function pushSlot(slot: number, hash: number): void {
    slotHashes.push(hash);
    counts[slot]!.set(hash, (counts[slot]!.get(hash) ?? 0) + 1);
  }

  textStarts.push(0);
  return {
    add({ reading: { tokens }, marks, labels: right, intent }) {
      const intentHash = hashIntentSlot(intent) ?? 0;
      tokens.forEach((token, at) => {
        const { hashes, vectorRow } = recall(token);
        for (let slot = 0; slot < hashes.length; slot++) pushSlot(slot, hashes[slot]!);
        pushSlot(marksSlot, hashMarks(marks[at] ?? []));
        pushSlot(intentSlot, intentHash);
        vectorRows.push(vectorRow);
        labels.push(right[at]!);
      });
      textStarts.push(labels.length());
    },
    gather() {
      const vocabularies = counts.map((uses) => {
        const kept = [...uses].filter(([hash, count]) => hash !== 0 && count >= fewestUses).map(([hash]) => hash);
        return createVocabulary(Uint32Array.from(kept).sort());
      });
      const uses = new Int32Array(vectorRowOf.size);
      for (const row of vectorRows.array()) uses[row]! += 1;
      return {
        vocabularies,
        textStarts: textStarts.array(),
        labels: labels.array(),
        vectorRows: vectorRows.array(),
        slotRows: slotHashes.array().map((hash, at) => rowOf(vocabularies[at % slotCount]!, hash >>> 0) + 1),
        slotLengths: vocabularies.map(({ hashes }) => hashes.length + 1),
        vectorSize: vectors.size,
        ...scaleVectors([...vectorRowOf.keys()], uses, vectors),
      };
    },
  };
}
