import { describe, expect, it } from 'vitest';
import { decodeText, MAX_FILE_BYTES } from './decode-text.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) =>
  new Uint8Array([...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]));

function problemOf(bytes: Uint8Array) {
  const decoded = decodeText(bytes);
  if (!('problem' in decoded)) throw new TypeError('the bytes were decoded');
  return decoded.problem;
}

describe('decodeText', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    expect(decodeText(utf8('سلام 😀'))).toEqual({ text: 'سلام 😀' });
    expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, ...utf8('a: 1')]))).toEqual({ text: 'a: 1' });
    expect(decodeText(new Uint8Array())).toEqual({ text: '' });
  });

  it('names UTF-16, with a mark and without', () => {
    expect(problemOf(new Uint8Array([0xff, 0xfe, ...utf16('nlu:')])).message).toContain('UTF-16 (little endian)');
    expect(problemOf(new Uint8Array([0xfe, 0xff, 0, 0x6e])).message).toContain('UTF-16 (big endian)');
    expect(problemOf(utf16('version: "3.1"')).message).toContain('UTF-16 (little endian)');
    expect(problemOf(utf16('version: "3.1"').reverse()).message).toContain('UTF-16 (big endian)');
  });

  it('shows where a Windows-1256 text stops being UTF-8', () => {
    const problem = problemOf(new Uint8Array([...utf8('a: 1\nb: '), 0xd3, 0xe1, 0xc7, 0xe3]));
    expect(problem).toMatchObject({ code: 'wrong-encoding', readable: 'a: 1\nb: ' });
    expect(problem.hint).toContain('UTF-8');
  });

  it('shows where NUL and other control characters stand, and allows tab, line breaks and NEL', () => {
    expect(problemOf(utf8('a: x\u0000y'))).toMatchObject({ code: 'control-character', readable: 'a: x' });
    expect(problemOf(utf8('a\u0007')).message).toContain('U+0007');
    expect(decodeText(utf8('a\t\r\n\u0085b'))).toEqual({ text: 'a\t\r\n\u0085b' });
  });

  it('refuses a file beyond the limit without decoding it', () => {
    expect(problemOf(new Uint8Array(MAX_FILE_BYTES + 1))).toMatchObject({ code: 'file-too-large', readable: '' });
  });
});
