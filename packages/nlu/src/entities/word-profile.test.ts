import { describe, expect, it } from 'vitest';
import { haveSameProfile, profileOf } from './word-profile.ts';

const name = { start: 0, end: 4, key: 'بابک', kind: 'word', part: 'noun name', rarity: 5 };
const otherName = { ...name, end: 6, key: 'سودابه' };
const adjective = { ...otherName, part: 'adjective' };
const shared = (one: readonly number[] | undefined, other: readonly number[] | undefined): number =>
  (one ?? []).filter((hash) => other?.includes(hash)).length;

describe('profileOf', () => {
  it('gives words of one part of speech more in common, where they stand and to their neighbours', () => {
    const [given, alike, unlike] = [name, otherName, adjective].map((token) => profileOf(token, []));
    for (const place of [0, 1, 2])
      expect(shared(given?.features[place], alike?.features[place])).toBe(
        shared(given?.features[place], unlike?.features[place]) + 1,
      );
  });

  it('tells rare words from frequent ones', () => {
    expect(profileOf({ ...name, rarity: 1 }, []).features[0]).not.toEqual(profileOf(name, []).features[0]);
  });
});

describe('haveSameProfile', () => {
  it('is false of one spelling read as two parts of speech', () => {
    expect(haveSameProfile(name, { ...name, start: 9 })).toBe(true);
    expect(haveSameProfile(name, { ...name, part: 'verb' })).toBe(false);
  });
});
