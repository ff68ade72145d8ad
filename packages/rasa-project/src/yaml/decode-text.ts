import type { DiagnosticCode } from '../diagnostics/diagnostic-codes.ts';

/** Why bytes are not a text; `offset` counts UTF-16 units in `readable`, the part before the problem. */
export interface DecodingProblem {
  readonly code: DiagnosticCode;
  readonly readable: string;
  readonly message: string;
  readonly hint: string;
}

export type DecodedText = { readonly text: string } | { readonly problem: DecodingProblem };

/** The largest file that is read. Public Rasa projects stay below 5 MB; the limit keeps a stray archive out of memory. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

const SAVE_AS_UTF8 = 'Open the file in an editor and save it with the encoding UTF-8.';
/** What YAML does not allow: C0 and C1 controls except tab, line feed, carriage return and NEL; DEL; lone surrogates; U+FFFE, U+FFFF. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/;

/** UTF-8 bytes to text, a byte order mark taken off; UTF-16, other encodings and control characters are told apart. */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length > MAX_FILE_BYTES) {
    return failed('file-too-large', '', `The file has ${bytes.length} bytes; at most ${MAX_FILE_BYTES} are read.`, {
      hint: 'Split the file, or move what is not Rasa data out of this folder.',
    });
  }
  const utf16 = utf16Kind(bytes);
  if (utf16 !== undefined) {
    return failed('wrong-encoding', '', `The file is saved as ${utf16}, but Rasa files are UTF-8.`, {
      hint: SAVE_AS_UTF8,
    });
  }
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    const readable = new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes.subarray(0, firstInvalidByte(bytes)));
    return failed('wrong-encoding', readable, 'The file is not UTF-8: a byte here does not belong to any character.', {
      hint: `${SAVE_AS_UTF8} It may have been saved as Windows-1256 or Windows-1252.`,
    });
  }
  const forbidden = FORBIDDEN.exec(text);
  if (forbidden !== null) {
    const codePoint = (forbidden[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    const name = codePoint === '0000' ? 'a NUL byte' : `the control character U+${codePoint}`;
    return failed(
      'control-character',
      text.slice(0, forbidden.index),
      `The file contains ${name}, which YAML does not allow.`,
      {
        hint: 'Delete the invisible character at this place, or save the file again as plain UTF-8 text.',
      },
    );
  }
  return { text };
}

function failed(code: DiagnosticCode, readable: string, message: string, { hint }: { hint: string }): DecodedText {
  return { problem: { code, readable, message, hint } };
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function utf16Kind(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'UTF-16 (little endian)';
  if (first === 0xfe && second === 0xff) return 'UTF-16 (big endian)';
  // Without a mark: every other byte of the beginning is zero, as in UTF-16 of ASCII text.
  const sample = Math.min(bytes.length - (bytes.length % 2), 64);
  if (sample < 8) return undefined;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let index = 0; index < sample; index += 2) {
    if (bytes[index] === 0) evenZeros += 1;
    if (bytes[index + 1] === 0) oddZeros += 1;
  }
  const enough = (sample / 2) * 0.7;
  if (oddZeros >= enough && evenZeros === 0) return 'UTF-16 (little endian)';
  if (evenZeros >= enough && oddZeros === 0) return 'UTF-16 (big endian)';
  return undefined;
}

/** Where the first broken sequence of bytes begins, by halving: a prefix decodes as a stream if it holds no broken sequence. */
function firstInvalidByte(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isPrefixValid(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  // The last bytes of the prefix may begin the broken sequence.
  while (low > 0 && decodeUtf8(bytes.subarray(0, low)) === undefined) low -= 1;
  return low;
}

function isPrefixValid(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
