import { WordDataError } from './word-data-error.ts';

const magic = 'HZW1';
const latin = new TextDecoder('latin1');

/** Cuts the compiled word data into its named sections, without copying when the bytes are aligned to four. */
export function readSections(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  if (bytes.length < 8 || latin.decode(bytes.subarray(0, 4)) !== magic) {
    throw new WordDataError(`expected word data that begins with ${magic}`);
  }
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const view = new DataView(aligned.buffer, aligned.byteOffset, aligned.byteLength);
  const count = view.getUint32(4, true);
  if (8 + count * 32 > aligned.length) throw new WordDataError('the table of sections is cut short');
  const sections = new Map<string, Uint8Array>();
  for (let index = 0; index < count; index += 1) {
    const at = 8 + index * 32;
    const name = latin.decode(aligned.subarray(at, at + 24)).replace(/\0+$/u, '');
    const offset = view.getUint32(at + 24, true);
    const length = view.getUint32(at + 28, true);
    if (offset + length > aligned.length) throw new WordDataError(`section ${name} is cut short`);
    sections.set(name, aligned.subarray(offset, offset + length));
  }
  return sections;
}
