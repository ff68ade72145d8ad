import { hashIntent, type TokenMarks } from '../entities/token-features.ts';
import { hashFeature, haveSameProfile, spellingOf } from '../entities/word-profile.ts';
import type { ReadToken } from '../features/reading.ts';

/**
 * What a net learns embeddings of, with the numbers of each (multiples of 4): the word's spelling and lemma, which are
 * also left out together while it learns, its ends of two and three characters, its beginning, part of speech, rarity with
 * script, clitics; what stands around it (marks); the intent.
 */
export const slotSizes = [32, 32, 8, 8, 8, 8, 4, 8, 8, 16] as const;
export const slotCount = slotSizes.length;
/** The first slots: those of the word itself. */
export const wordSlots = 2;
export const marksSlot = slotCount - 2;
export const intentSlot = slotCount - 1;
const firstTemplate = 200;

/** The hashes of the slots that a word alone decides: those before the marks. */
export function hashSlots(token: ReadToken): number[] {
  const spelling = spellingOf(token);
  const hash = (slot: number, text: string): number => hashFeature(firstTemplate + slot, text);
  return [
    hash(0, spelling),
    hash(1, token.lemma ?? spelling),
    hash(2, spelling.slice(-2)),
    hash(3, spelling.slice(-3)),
    hash(4, spelling.slice(0, 3)),
    hash(5, token.part ?? token.kind ?? ''),
    hash(6, `${token.rarity ?? ''} ${token.script ?? ''} ${token.kind ?? ''}`),
    hash(7, (token.clitics ?? []).map(({ role }) => role).join('+')),
  ];
}

export function hashMarks(marks: TokenMarks): number {
  return hashFeature(firstTemplate + marksSlot, marks.length > 1 ? [...marks].sort().join(' ') : (marks[0] ?? ''));
}

/** The hash of no intent is that of no embedding. */
export function hashIntentSlot(intent: string | undefined): number | null {
  return intent === undefined ? null : hashIntent(intent);
}

/** Whether tokens of one key are the same to a net. */
export function haveSameSlots(one: ReadToken, other: ReadToken): boolean {
  return one.lemma === other.lemma && haveSameProfile(one, other);
}
