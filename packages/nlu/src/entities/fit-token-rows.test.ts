import { expect, it } from 'vitest';
import type { ReadToken } from '../features/reading.ts';
import { createTokenRows } from './fit-token-rows.ts';
import { hashIntent, putJointFeatures } from './token-features.ts';
import { hashMeanings, profileOf, textEnd, textStart, type WordProfile, wordInPairs } from './word-profile.ts';

interface Word {
  readonly number: number;
  readonly word: number;
  readonly part: number;
  readonly token: ReadToken;
}

function wordOf(key: string, number: number): Word {
  const token: ReadToken = { start: 0, end: key.length, key };
  return { number, ...wordInPairs(token), token };
}

const [price, of, shoe] = ['قیمت', 'این', 'کفش'].map(wordOf) as [Word, Word, Word];
const texts = [[price, of, shoe], [shoe], [], [shoe, price, shoe, of]];
const meanings = ({ number }: Word): readonly string[] => [`${number}+`];

it('gives each token the features that its neighbours and its own word have, the joint ones first', () => {
  const rows = createTokenRows<Word>(({ token }) => profileOf(token, []).features);
  const context = { intent: hashIntent('ask') };
  for (const words of texts) rows.add(words, context);
  const { vocabulary, frequency, tokenStarts, putRows } = rows.fit((word) => hashMeanings(meanings(word)));
  const hashes = new Int32Array(tokenStarts.at(-1)!);
  putRows(Int32Array.from(vocabulary.hashes), hashes);

  const expected = texts.flatMap((words) =>
    words.map((_, at) => {
      const joint: number[] = [];
      putJointFeatures(words, at, context, { into: joint, from: 0 });
      const featuresAt = (place: number): WordProfile['features'] => {
        const word = words[place];
        if (word === undefined) return place < 0 ? textStart.features : textEnd.features;
        return profileOf(word.token, meanings(word)).features;
      };
      const ofWords = [0, -1, 1, -2, 2].flatMap((distance, list) => featuresAt(at + distance)[list]!);
      return [...joint, ...ofWords];
    }),
  );
  const found = expected.map((_, token) => [
    ...Uint32Array.from(hashes.subarray(tokenStarts[token]!, tokenStarts[token + 1]!)),
  ]);
  expect(found).toEqual(expected);
  const counts = new Map<number, number>();
  for (const hash of expected.flat()) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  expect([...vocabulary.hashes]).toEqual([...counts.keys()].sort((one, other) => one - other));
  expect([...frequency]).toEqual([...vocabulary.hashes].map((hash) => counts.get(hash)));
});
