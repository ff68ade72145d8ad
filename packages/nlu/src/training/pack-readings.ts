import type { ReadEntity, Reading, ReadToken } from '../features/reading.ts';
import { readAlike, type WordRead } from '../features/word-memory.ts';

/**
 * Readings of some texts for another thread: what is known of each word once, however often it stands. Handing them over
 * takes a twentieth of the time that handing over the objects does.
 */
export interface PackedReadings {
  /** Words that no piece before this one had, numbered on from those that had. */
  readonly words: readonly PackedWord[];
  /** Of each token the number of its word, its start and its end; one text behind the other. */
  readonly tokens: Int32Array<ArrayBuffer>;
  /** How many tokens each text has. */
  readonly counts: readonly number[];
  /** What was found in each text. */
  readonly entities: readonly (readonly ReadEntity[])[];
}

/** A token without its place in a text. */
export type PackedWord = WordRead & Pick<ReadToken, 'key'>;

interface Known {
  readonly word: PackedWord;
  readonly number: number;
  /** Another word with the same key that reads otherwise. */
  readonly next: Known | undefined;
}

const numbersOfToken = 3;

/** Packs pieces of a training's readings in turn. */
export function createReadingPacker(): (readings: readonly Reading[]) => PackedReadings {
  const known = new Map<string, Known>();
  let size = 0;

  return (readings) => {
    const words: PackedWord[] = [];
    const counts: number[] = [];
    const entities: (readonly ReadEntity[])[] = [];
    let tokenCount = 0;
    for (const reading of readings) {
      counts.push(reading.tokens.length);
      entities.push(packEntities(reading.entities));
      tokenCount += reading.tokens.length;
    }
    const tokens = new Int32Array(numbersOfToken * tokenCount);
    let at = 0;
    for (const reading of readings) {
      for (const token of reading.tokens) {
        tokens[at++] = numberOf(token, words);
        tokens[at++] = token.start;
        tokens[at++] = token.end;
      }
    }
    return { words, tokens, counts, entities };
  };

  function numberOf(token: ReadToken, words: PackedWord[]): number {
    const first = known.get(token.key);
    let entry = first;
    while (entry !== undefined && !isSameWord(entry.word, token)) entry = entry.next;
    if (entry !== undefined) return entry.number;
    const { key, kind, formal, lemma, host, persian, script, part, rarity } = token;
    const clitics = token.clitics && packClitics(token.clitics);
    const word: PackedWord = { key, kind, formal, lemma, host, persian, script, part, rarity, clitics };
    known.set(key, { word, number: size, next: first });
    words.push(word);
    return size++;
  }
}

const noEntities: readonly ReadEntity[] = [];

function packEntities(entities: readonly ReadEntity[]): readonly ReadEntity[] {
  if (entities.length === 0) return noEntities;
  const packed: ReadEntity[] = [];
  for (const { start, end, kind, text, value } of entities) packed.push({ start, end, kind, text, value });
  return packed;
}

function packClitics(clitics: Clitics): Clitics {
  const packed: Clitics[number][] = [];
  for (const { form, role } of clitics) packed.push({ form, role });
  return packed;
}

/** Unpacks the pieces in their order. */
export function createReadingUnpacker(): (piece: PackedReadings) => readonly Reading[] {
  const words: PackedWord[] = [];

  return (piece) => {
    for (const word of piece.words) words.push(word);
    let at = 0;
    return piece.counts.map((count, text): Reading => {
      const tokens: ReadToken[] = [];
      for (let left = count; left > 0; left--, at += numbersOfToken) {
        const word = piece.tokens[at]!;
        tokens.push(placeWord(words[word]!, word, piece.tokens[at + 1]!, piece.tokens[at + 2]!));
      }
      return { tokens, entities: piece.entities[text]! };
    });
  };
}

function placeWord(
  { key, kind, formal, lemma, host, persian, script, part, rarity, clitics }: PackedWord,
  word: number,
  start: number,
  end: number,
): ReadToken {
  return { start, end, key, kind, formal, lemma, host, persian, script, part, rarity, clitics, word };
}

/** Whether tokens of one key are the same but for their places. */
function isSameWord(one: PackedWord, other: PackedWord): boolean {
  return readAlike(one, other) && haveSameForms(one.clitics ?? noClitics, other.clitics ?? noClitics);
}

type Clitics = NonNullable<PackedWord['clitics']>;
const noClitics: Clitics = [];

/** Of as many clitics, whether they are written alike. */
function haveSameForms(one: Clitics, other: Clitics): boolean {
  for (let at = 0; at < one.length; at++) if (one[at]!.form !== other[at]!.form) return false;
  return true;
}
