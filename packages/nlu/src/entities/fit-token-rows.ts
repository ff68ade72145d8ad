import { createVocabulary, rowOf, type Vocabulary } from '../features/vocabulary.ts';
import { profileAt } from './token-features.ts';
import { places, type WordProfile } from './word-profile.ts';

/** A text's words, and the hashes of what more than one of them decides, for each token. */
export interface HashedText {
  readonly profiles: readonly WordProfile[];
  readonly joint: readonly (readonly number[])[];
}

/** The features that stand in some texts, how often, and the rows of each text's tokens. */
export interface FittedTokenRows {
  readonly vocabulary: Vocabulary;
  readonly frequency: Uint32Array;
  readonly rows: readonly (readonly Int32Array[])[];
}

/** Features that a tagger may have; above it those that stand once are left out, then those that stand twice … */
const featureLimit = 300_000;

/** Numbers the features: all, or of very many the frequent ones. */
export function fitTokenRows(texts: readonly HashedText[]): FittedTokenRows {
  const counts = countFeatures(texts);
  let kept = [...counts.keys()];
  for (let rarest = 1; kept.length > featureLimit; rarest++) kept = kept.filter((hash) => counts.get(hash)! > rarest);
  const hashes = Uint32Array.from(kept).sort();
  const vocabulary = createVocabulary(hashes);
  return {
    vocabulary,
    frequency: Uint32Array.from(hashes, (hash) => counts.get(hash) ?? 0),
    rows: texts.map(createRowFinder(vocabulary)),
  };
}

/** Counts by words, since the features of a word are as frequent as it is. */
function countFeatures(texts: readonly HashedText[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  const uses = new Map<WordProfile, Uint32Array>();
  for (const { profiles, joint } of texts) {
    for (const hashes of joint) for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1);
    for (let at = 0; at < profiles.length; at++) {
      places.forEach(({ distance }, place) => {
        const profile = profileAt(profiles, at + distance);
        const row = uses.get(profile) ?? new Uint32Array(places.length);
        row[place]! += 1;
        uses.set(profile, row);
      });
    }
  }
  for (const [{ features }, row] of uses) {
    features.forEach((hashes, place) => {
      const count = row[place]!;
      if (count > 0) for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + count);
    });
  }
  return counts;
}

function createRowFinder(vocabulary: Vocabulary): (text: HashedText) => readonly Int32Array[] {
  const known = new Map<WordProfile, readonly (readonly number[])[]>();
  function rowsOf(hashes: readonly number[]): number[] {
    const rows: number[] = [];
    for (const hash of hashes) {
      const row = rowOf(vocabulary, hash);
      if (row >= 0) rows.push(row);
    }
    return rows;
  }
  function rowsOfWord(profile: WordProfile): readonly (readonly number[])[] {
    const found = known.get(profile) ?? profile.features.map(rowsOf);
    known.set(profile, found);
    return found;
  }
  return ({ profiles, joint }) =>
    profiles.map((_, at) => {
      const rows = rowsOf(joint[at]!);
      places.forEach(({ distance }, place) => {
        for (const row of rowsOfWord(profileAt(profiles, at + distance))[place]!) rows.push(row);
      });
      return Int32Array.from(rows);
    });
}
