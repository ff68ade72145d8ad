import { crc32 as crc32OfZlib } from 'node:zlib';
import { testCrypto } from '@hamzaban/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from './crc32.ts';
import { equalInConstantTime } from './equal-in-constant-time.ts';
import { makeKeyText, parseKeyText } from './key-text.ts';

describe('API keys as text', () => {
  it.each([
    ['secret', 'sk_live_'],
    ['publishable', 'pk_live_'],
    ['admin', 'ak_live_'],
  ] as const)('have the prefix of their class %s and read back', (keyClass, prefix) => {
    const key = makeKeyText(keyClass, testCrypto);
    expect(key.text.startsWith(prefix + key.id)).toBe(true);
    expect(parseKeyText(key.text)).toEqual(key);
  });

  it('carry 256 random bits each', () => {
    const asked: number[] = [];
    const crypto = {
      ...testCrypto,
      randomBytes: (length: number) => {
        asked.push(length);
        return testCrypto.randomBytes(length);
      },
    };
    const texts = Array.from({ length: 200 }, () => makeKeyText('secret', crypto).text);
    expect(new Set(texts).size).toBe(200);
    expect(asked).toContain(32);
    expect(texts.every((text) => text.length === 8 + 13 + 1 + 43 + 6)).toBe(true);
  });

  it('keep every bit of the randomness', () => {
    const last = (byte: number) => ({
      ...testCrypto,
      randomBytes: (length: number) => new Uint8Array(length).fill(0xff, 0, length - 1).fill(byte, length - 1),
    });
    expect(makeKeyText('secret', last(1)).text).not.toBe(makeKeyText('secret', last(2)).text);
  });

  it('are refused with any one character changed, without asking the store', () => {
    const { text } = makeKeyText('secret', testCrypto);
    for (let index = 0; index < text.length; index++) {
      const other = text[index] === 'x' ? 'y' : 'x';
      expect(parseKeyText(text.slice(0, index) + other + text.slice(index + 1))).toBeNull();
    }
  });

  it.each(['', 'sk_live_', 'sk_test_x', ' ', 'Bearer x', '\u0000'])('refuse %j', (text) => {
    expect(parseKeyText(text)).toBeNull();
    expect(parseKeyText(`${makeKeyText('secret', testCrypto).text}${text === '' ? '\n' : text}`)).toBeNull();
  });
});

describe('crc32', () => {
  it('is that of zlib', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ -~]*$/), (text) => {
        expect(new DataView(crc32(text).buffer).getUint32(0)).toBe(crc32OfZlib(text));
      }),
    );
  });
});

describe('equalInConstantTime', () => {
  it('is equality', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (left, right) => {
        expect(equalInConstantTime(left, right)).toBe(left === right);
        expect(equalInConstantTime(left, left)).toBe(true);
      }),
    );
    expect(equalInConstantTime('', 'a')).toBe(false);
    expect(equalInConstantTime('a', '')).toBe(false);
  });
});
