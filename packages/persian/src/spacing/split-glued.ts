import { plainLetters } from '../lexicon/plain-letters.ts';
import type { WordAnalysis } from '../morphology/word-analysis.ts';

/** What each further word of a split must earn, in bits. */
const perWordBits = 5;
const longestPart = 16;
/** Letters a glued run may have; longer ones are not words and would only cost time. */
const longestRun = 48;
const cheapestSplitBits = 4;
/** What a run without any reading costs, before its letters. */
const unknownRunBits = 36;

const singleLetters = new Set(['و']);

export interface GluedWords {
  readonly parts: readonly string[];
  /** Bits of the parts together. */
  readonly cost: number;
}

/**
 * Cuts a run that is no word into the words it is glued of («سلاموقتتونبخیر» → سلام، وقتتون، بخیر). Answers the parts of the
 * plain spelling, or undefined when the run is a word or nothing explains it.
 */
export function splitGlued(analyse: (word: string) => readonly WordAnalysis[], word: string): GluedWords | undefined {
  const plain = plainLetters(word);
  const length = plain.length;
  if (length < 4 || length > longestRun || plain.includes('\u200c')) return undefined;
  const whole = analyse(plain)[0]?.cost ?? unknownRunBits + 2 * length;
  if (whole < 17) return undefined;
  const dearest = whole - cheapestSplitBits + roundingBits;
  const least = new Array<number>(length + 1).fill(Number.POSITIVE_INFINITY);
  const from = new Array<number>(length + 1).fill(-1);
  least[0] = 0;
  for (let end = 1; end <= length; end += 1) {
    for (let start = Math.max(0, end - longestPart); start < end; start += 1) {
      const before = least[start] ?? Number.POSITIVE_INFINITY;
      if (before + leastToCome(start, end, length) >= dearest) continue;
      const part = plain.slice(start, end);
      if (part.length < 2 && !singleLetters.has(part)) continue;
      const cost = before + partCost(analyse, part) + (start > 0 ? perWordBits : 0);
      if (cost < (least[end] ?? Number.POSITIVE_INFINITY)) {
        least[end] = cost;
        from[end] = start;
      }
    }
  }
  if ((least[length] ?? Number.POSITIVE_INFINITY) + cheapestSplitBits >= whole || from[length] === 0) return undefined;
  const parts: string[] = [];
  for (let end = length; end > 0; end = from[end] ?? 0) parts.unshift(plain.slice(from[end], end));
  return { parts, cost: least[length] ?? 0 };
}

/** Sums that differ by less are the same. */
const roundingBits = 1e-6;

/** The least that a part and what must follow it can cost; a split that is dearer than the whole run is not looked at. */
function leastToCome(start: number, end: number, length: number): number {
  const part = cheapestPartBits + (end - start === 2 ? shortClosedBits : 0) + (start > 0 ? perWordBits : 0);
  return end < length ? part + perWordBits + cheapestPartBits : part;
}

/** However frequent a word is, standing glued to another is not. */
const cheapestPartBits = 6;
/** Words of two letters are found in any run. */
const shortPartBits = 8;
const shortClosedBits = 2;

function partCost(analyse: (word: string) => readonly WordAnalysis[], part: string): number {
  const reading = analyse(part)[0];
  if (!reading) return Number.POSITIVE_INFINITY;
  const rare = reading.kind === 'unknown' || reading.kind === 'name' ? 6 : 0;
  return (
    Math.max(reading.cost, cheapestPartBits) +
    rare +
    (part.length === 2 ? (reading.kind === 'closed' ? shortClosedBits : shortPartBits) : 0)
  );
}
