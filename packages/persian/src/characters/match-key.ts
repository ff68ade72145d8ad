import { DELETED, foldingTable, SPELLED } from './folding-table.ts';

const SPACE = 0x20;
const { units, spelled } = foldingTable;

/**
 * The key under which all spellings of one word meet: Persian letters for Arabic, Kurdish and presentation forms, «آ» and
 * the hamza carriers as plain letters, Latin digits, small Latin letters; without ZWNJ, diacritics, tatweel, bidi marks and
 * bare hamza; a letter typed three times or more in a row stands once (not `x`, which sizes repeat, nor digits); white
 * space of any length is one space, none at the ends. Idempotent, linear, never throws; emoji and punctuation stay.
 *
 * @example matchKey('مي‌خوااااام') === 'میخوام'
 */
export function matchKey(text: string): string {
  const clean = cleanPrefixLength(text);
  if (clean === text.length) return text;
  const output: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const unit = units[text.charCodeAt(index)] ?? DELETED;
    if (unit === SPELLED) {
      const parts = spelled.get(text.charCodeAt(index)) ?? '';
      for (let part = 0; part < parts.length; part += 1) output.push(parts.charCodeAt(part));
    } else if (unit === SPACE) {
      if (output.length > 0 && output[output.length - 1] !== SPACE) output.push(SPACE);
    } else if (unit !== DELETED) output.push(unit);
    else if (isEzafeYeh(text, index, output[output.length - 1])) index += 1;
  }
  if (output[output.length - 1] === SPACE) output.pop();
  return fromUnits(shortenRuns(output));
}

/** The ezafe of «خانه‌ی», which is also written «خانهٔ» and «خانه»: half-space and ی after a final ه. */
function isEzafeYeh(text: string, index: number, previous: number | undefined): boolean {
  if (previous !== 0x0647 || text.charCodeAt(index) !== 0x200c || units[text.charCodeAt(index + 1)] !== 0x06cc)
    return false;
  const after = units[text.charCodeAt(index + 2)] ?? SPACE;
  return !(after >= 0x0621 && after <= 0x06d3) && after < SPELLED;
}

/** How many leading units are their own key already; most tokens are clean to the end and need no copy. */
function cleanPrefixLength(text: string): number {
  let previous = -1;
  let run = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (units[code] !== code || code === SPACE) return index;
    run = code === previous ? run + 1 : 1;
    if (run === 3 && isShortened(code)) return index;
    previous = code;
  }
  return text.length;
}

function shortenRuns(input: number[]): number[] {
  let write = 0;
  let read = 0;
  while (read < input.length) {
    const unit = input[read] ?? 0;
    let end = read + 1;
    while (end < input.length && input[end] === unit) end += 1;
    const kept = end - read >= 3 && isShortened(unit) ? 1 : end - read;
    for (let copy = 0; copy < kept; copy += 1) {
      input[write] = unit;
      write += 1;
    }
    read = end;
  }
  if (write < input.length) input.length = write;
  return input;
}

/** Letters are shortened; digits, `x` (XXXL), `w` (www), punctuation, spaces and surrogates keep their number. */
function isShortened(unit: number): boolean {
  if (unit >= 0x61 && unit <= 0x7a) return unit !== 0x78 && unit !== 0x77;
  return unit >= 0x0621 && unit <= 0x06d3 && (unit < 0x0660 || unit > 0x066d);
}

const CHUNK = 4096;

function fromUnits(output: readonly number[]): string {
  if (output.length <= CHUNK) return String.fromCharCode(...output);
  let text = '';
  for (let start = 0; start < output.length; start += CHUNK)
    text += String.fromCharCode(...output.slice(start, start + CHUNK));
  return text;
}
