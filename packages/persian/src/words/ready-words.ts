import type { Candidate } from './decode-word.ts';
import { asTyped, type WordRepair } from './word-repair.ts';

/**
 * What was found beforehand of words that take long to read: the Persian that Latin letters may spell, and what a word that
 * is hardly one may have been. It is what would be found anew, so a reader gives the same answers with it and without.
 */
export interface ReadyWords {
  /** What `latin`, in small letters, may spell, if it was found beforehand. */
  candidatesOf(latin: string): readonly Candidate[] | undefined;
  /** What else a Persian word may be, if it was found beforehand. */
  repairOf(word: string): WordRepair | undefined;
}

/** Prices of candidates are multiples of a part of a bit, so that they can be written and read without loss. */
const stepsOfBit = 65_536;

/** A price as it can be written. */
export const evenPrice = (bits: number): number => Math.round(bits * stepsOfBit) / stepsOfBit;

const noWords: ReadyWords = { candidatesOf: () => undefined, repairOf: () => undefined };

/**
 * Reads `ready-words.tsv`: a line a word, its fields behind tabs. Of a Latin word each field is a candidate, of a Persian
 * one the only field is its repair. A word is decoded when it is asked for.
 */
export function readReadyWords(bytes: Uint8Array | undefined): ReadyWords {
  if (bytes === undefined) return noWords;
  const lines = new Map<string, string>();
  for (const line of new TextDecoder().decode(bytes).split('\n')) {
    const end = line.indexOf('\t');
    if (end > 0) lines.set(line.slice(0, end), line.slice(end + 1));
  }
  return {
    candidatesOf(latin) {
      const line = lines.get(latin);
      return line === undefined ? undefined : line === '' ? [] : line.split('\t').map(parseCandidate);
    },
    repairOf(word) {
      const line = lines.get(word);
      return line === undefined ? undefined : parseRepair(line);
    },
  };
}

/** The line of a Latin word. */
export const candidatesLine = (latin: string, candidates: readonly Candidate[]): string =>
  [latin, ...(candidates.length > 0 ? candidates.map(formatCandidate) : [''])].join('\t');

/** The line of a Persian word. */
export const repairLine = (word: string, repair: WordRepair): string => `${word}\t${formatRepair(repair)}`;

const flags = { links: 1, isCopula: 2, isLoan: 4 };

function formatCandidate({ text, cost, spelling, links, isCopula, isLoan }: Candidate): string {
  const flag = (links ? flags.links : 0) | (isCopula ? flags.isCopula : 0) | (isLoan ? flags.isLoan : 0);
  return [text, cost * stepsOfBit, spelling * stepsOfBit, flag].join(' ');
}

function parseCandidate(field: string): Candidate {
  // The text may hold spaces, the three numbers behind it hold none.
  const flagAt = field.lastIndexOf(' ');
  const spellingAt = field.lastIndexOf(' ', flagAt - 1);
  const costAt = field.lastIndexOf(' ', spellingAt - 1);
  const flag = Number(field.slice(flagAt + 1));
  const candidate: Candidate = {
    text: field.slice(0, costAt),
    cost: Number(field.slice(costAt + 1, spellingAt)) / stepsOfBit,
    spelling: Number(field.slice(spellingAt + 1, flagAt)) / stepsOfBit,
    links: (flag & flags.links) !== 0,
    isCopula: (flag & flags.isCopula) !== 0,
  };
  return (flag & flags.isLoan) !== 0 ? { ...candidate, isLoan: true } : candidate;
}

function formatRepair({ latin, mended, parts }: WordRepair): string {
  if (latin !== undefined) return `latin ${latin}`;
  if (mended !== undefined) return `mended ${mended}`;
  return parts === undefined ? '' : `parts ${parts.join(' ')}`;
}

function parseRepair(line: string): WordRepair {
  if (line === '') return asTyped;
  const end = line.indexOf(' ');
  const rest = line.slice(end + 1);
  switch (line.slice(0, end)) {
    case 'latin':
      return { latin: rest, mended: undefined, parts: undefined };
    case 'mended':
      return { latin: undefined, mended: rest, parts: undefined };
    default:
      return { latin: undefined, mended: undefined, parts: rest.split(' ') };
  }
}
