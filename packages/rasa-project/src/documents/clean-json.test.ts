import { expect, it } from 'vitest';
import { cleanJson } from './clean-json.ts';

it('takes out of all texts and names what no message may hold, and leaves all else', () => {
  expect(
    cleanJson({ 'a\u0000b': ['x\u0000\u009fy', '\ud83d', 'می\u200cخواهم 😀\n\t'], n: 1, no: null, is: true }),
  ).toEqual({ ab: ['xy', '\ufffd', 'می\u200cخواهم 😀\n\t'], n: 1, no: null, is: true });
  expect(Object.getPrototypeOf(cleanJson(JSON.parse('{"__proto__": {"x": 1}}')))).toBe(Object.prototype);
});

it('gives nothing for what is nested too deep, without exhausting the stack', () => {
  const nested = (depth: number) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
  expect(cleanJson(nested(60))).toEqual(nested(60));
  expect(cleanJson(nested(70))).toBeUndefined();
  expect(cleanJson(nested(100_000))).toBeUndefined();
});
