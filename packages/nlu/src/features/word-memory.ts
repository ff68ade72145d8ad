import { onceFor } from '../numbers/once-for.ts';
import type { Reader, Reading, ReadToken } from './reading.ts';
import { type WordHashes, wordHashesOf } from './word-hashes.ts';

/**
 * A word as all that read it know it: one object for all tokens that read alike, found by one look-up a token. A look-up of
 * a spelling does little but wait for memory, and a parse has use for a word in five places.
 */
export interface KnownWord {
  /** That of no other word in memory, and below twice what the memory keeps: a place in arrays of what is known of words. */
  readonly number: number;
  readonly hashes: WordHashes | null;
  /** Whose vectors stand in `meant` and `formal`: see `encodeReading`. */
  vectors: object | undefined;
  meant: readonly Float32Array[];
  formal: readonly Float32Array[];
  /** What its tokens agree in. */
  readonly read: WordRead;
}

export type WordRead = Pick<
  ReadToken,
  'formal' | 'lemma' | 'host' | 'persian' | 'script' | 'kind' | 'part' | 'rarity' | 'clitics'
>;

/** Gives the words of a message's tokens, of the first `longest` at most. */
export type WordsOf = (reading: Reading) => readonly KnownWord[];

interface Entry {
  readonly word: KnownWord;
  /** Another token with the same key that does not read alike. */
  readonly next: Entry | undefined;
}

/** Words that all bots of a process keep together: half a kilobyte each; at most twice as many. */
const sharedWords = 10_000;
/** Tokens beyond these are looked at one by one. */
const longest = 512;
const noVectors: readonly Float32Array[] = [];

/** The memory of a reader that many bots share. */
export const shareWordMemory: (reader: Reader) => WordsOf = onceFor(() => createWordMemory(sharedWords));

/** Keeps the words last met, at most twice `size`. Numbers of words that are forgotten are given again. */
export function createWordMemory(size: number): WordsOf {
  let recent = new Map<string, Entry>();
  let older = new Map<string, Entry>();
  let count = 0;
  let generation = 0;
  let numbers = 0;
  const free: number[] = [];
  /** The generation that each number was last put in. */
  const generations = new Int32Array(numberLimitOf(size));

  function beginGeneration(): void {
    for (const first of older.values())
      for (let entry: Entry | undefined = first; entry !== undefined; entry = entry.next)
        if (generations[entry.word.number]! < generation) free.push(entry.word.number);
    older = recent;
    recent = new Map();
    count = 0;
    generation++;
  }

  function wordOf(token: ReadToken): KnownWord {
    const { key } = token;
    const known = find(recent.get(key), token);
    if (known !== undefined) return known.word;
    const old = find(older.get(key), token);
    if (old !== undefined) generations[old.word.number] = count >= size ? generation + 1 : generation;
    if (count >= size) beginGeneration();
    const word = old?.word ?? knowWord(token, free.pop() ?? numbers++);
    generations[word.number] = generation;
    recent.set(key, { word, next: recent.get(key) });
    count++;
    return word;
  }

  return ({ tokens }) => {
    const words: KnownWord[] = [];
    for (let at = 0; at < tokens.length && at < longest; at++) words.push(wordOf(tokens[at]!));
    return words;
  };
}

/** The word of a token, with a number. */
export function knowWord(token: ReadToken, number: number): KnownWord {
  const { formal, lemma, host, persian, script, kind, part, rarity, clitics } = token;
  return {
    number,
    hashes: wordHashesOf(token),
    vectors: undefined,
    meant: noVectors,
    formal: noVectors,
    // Not the token: it would hold on to its text.
    read: { formal, lemma, host, persian, script, kind, part, rarity, clitics },
  };
}

function find(first: Entry | undefined, token: ReadToken): Entry | undefined {
  let entry = first;
  while (entry !== undefined && !readAlike(entry.word.read, token)) entry = entry.next;
  return entry;
}

/** Whether tokens of one key are the same to all that ask for words. */
export function readAlike(one: WordRead, other: WordRead): boolean {
  return (
    one.formal === other.formal &&
    one.lemma === other.lemma &&
    one.host === other.host &&
    one.persian === other.persian &&
    one.script === other.script &&
    one.kind === other.kind &&
    one.part === other.part &&
    one.rarity === other.rarity &&
    haveSameRoles(one.clitics, other.clitics)
  );
}

type Clitics = ReadToken['clitics'];

/** Whether the clitics of two tokens do the same. */
export function haveSameRoles(one: Clitics, other: Clitics): boolean {
  const count = one?.length ?? 0;
  if (count !== (other?.length ?? 0)) return false;
  for (let at = 0; at < count; at++) if (one![at]!.role !== other![at]!.role) return false;
  return true;
}

/** Gives what is made of the token of a word. */
export type RecallOfWord<Value> = (word: KnownWord, token: ReadToken) => Value;

/** Keeps what is made of each word of the shared memory as long as the word's number is not given to another. */
export function createValuesOfWords<Value>(make: (token: ReadToken) => Value): RecallOfWord<Value> {
  const words: (KnownWord | undefined)[] = [];
  const values: (Value | undefined)[] = [];
  return (word, token) => {
    const { number } = word;
    const known = number < words.length && words[number] === word ? values[number] : undefined;
    if (known !== undefined) return known;
    const value = make(token);
    while (words.length <= number) {
      words.push(undefined);
      values.push(undefined);
    }
    words[number] = word;
    values[number] = value;
    return value;
  };
}

/** All numbers of words of a memory are smaller. */
function numberLimitOf(size: number): number {
  return 2 * size + 1;
}
