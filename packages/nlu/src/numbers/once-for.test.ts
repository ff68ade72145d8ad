import { expect, it } from 'vitest';
import { onceFor, onceForBoth } from './once-for.ts';

it('makes one thing of an object, and another of its equal', () => {
  const make = onceFor((key: { readonly name: string }) => ({ made: key.name }));
  const key = { name: 'a' };
  expect(make(key)).toBe(make(key));
  expect(make({ ...key })).toEqual(make(key));
  expect(make({ ...key })).not.toBe(make(key));
});

it('makes it anew with something else beside it', () => {
  const make = onceForBoth((key: { readonly name: string }, beside: number | undefined) => ({
    made: key.name,
    beside,
  }));
  const key = { name: 'a' };
  const one = make(key, 1);
  expect(make(key, 1)).toBe(one);
  expect(make(key, 2)).toEqual({ made: 'a', beside: 2 });
  expect(make(key, undefined)).toEqual({ made: 'a', beside: undefined });
});
