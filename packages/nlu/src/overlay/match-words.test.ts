import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createPlainReader } from '../features/plain-reader.ts';
import { decodeVectors } from '../vectors/decode-vectors.ts';
import { createWordMatcher } from './match-words.ts';
import { hashOfWord, type RarityOf } from './own-features.ts';
import { collectOwnWords } from './own-words.ts';

const reader = createPlainReader();
const vectors = decodeVectors(readFileSync(new URL('../../data/fa-g64.bin', import.meta.url)));
const common = new Set(reader.read('می‌خوام دارین رو').tokens.map(hashOfWord));
/** As an idf: common words stand in every text of the pack, half of them in half of it. */
const rarityOf: RarityOf = (hash) => (common.has(hash) ? 1.2 : 8);
const intents = [['حکاکی دارین', 'حکاکی رو می‌خوام'], ['سفالگری می‌خوام'], ['!']];
const examples = intents.flatMap((texts, column) =>
  texts.map((text) => ({ tokens: reader.read(text).tokens, column })),
);

function createMatcher() {
  const own = collectOwnWords(examples, rarityOf);
  const match = createWordMatcher(own, intents.length, { vectors, rarityOf });
  return (text: string) => {
    const { message, example, standout } = match(reader.read(text));
    return { message: [...message], example: [...example], standout: [...standout] };
  };
}
const match = createMatcher();

describe('words matched by meaning', () => {
  it('match in full where an example is said again, in any order', () => {
    const { message, example, standout } = match('دارین؟ حکاکی');
    expect(message[0]).toBeGreaterThan(0.98);
    expect(example[0]).toBeGreaterThan(0.98);
    // In each of its examples, and rarest in the pack.
    expect(standout[0]).toBeCloseTo(7, 0);
    for (const measure of [message, example, standout]) expect(measure[1]).toBeLessThan(0.8 * measure[0]!);
  });

  it('match in part where a word is another form of one', () => {
    const { message, standout } = match('حکاکیش');
    expect(standout[0]).toBeGreaterThan(3);
    expect(standout[0]).toBeLessThan(7);
    expect(message[0]).toBeGreaterThan(message[1]!);
  });

  it('count rare words for more than common ones', () => {
    const [rare, frequent] = [match('حکاکی'), match('دارین')];
    expect(rare.example[0]).toBeGreaterThan(frequent.example[0]!);
    expect(rare.standout[0]).toBeGreaterThan(frequent.standout[0]!);
  });

  it('are nothing for a message or an intent without words', () => {
    expect(match('!؟')).toEqual({ message: [0, 0, 0], example: [0, 0, 0], standout: [0, 0, 0] });
    const { message, example, standout } = match('حکاکی');
    expect([message[2], example[2], standout[2]]).toEqual([0, 0, 0]);
  });

  it('are the same whatever was met before, also when words are forgotten', () => {
    const fresh = createMatcher();
    const wanted = fresh('حکاکی سفال دارین');
    for (let at = 0; at < 1000; at++) match(`کلمه${at} حکاکی`);
    expect(match('حکاکی سفال دارین')).toEqual(wanted);
  });
});
