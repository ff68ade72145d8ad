import { foldWord } from '../features/fold-word.ts';
import { isPlainWord } from '../features/plain-word.ts';
import type { ReadToken } from '../features/reading.ts';
import { skeletonOf } from '../features/skeleton.ts';
import { featureKey } from '../features/word-hashes.ts';
import { haveSameRoles } from '../features/word-memory.ts';

/** Where a word stands as seen from the token that is labelled, with the distance; `createTagger` adds up in this order. */
export const places = [
  { name: 'own', distance: 0 },
  { name: 'before', distance: -1 },
  { name: 'after', distance: 1 },
  { name: 'twoBefore', distance: -2 },
  { name: 'twoAfter', distance: 2 },
] as const;

/** What a word adds to the features that more than one word decides. */
export interface WordInPairs {
  /** Hash of the spelling, digits made alike, for pairs of words. */
  readonly word: number;
  /** Hash of the part of speech, for pairs with the intent. */
  readonly part: number;
}

/** All features that depend on one word alone. */
export interface WordProfile extends WordInPairs {
  /** Feature hashes that the word gives at each of `places`. */
  readonly features: readonly (readonly number[])[];
}

/** FNV-1a (32 bit), seeded by the template that the text, or a part of it, fills. */
export function hashFeature(template: number, text: string, from = 0, end = text.length): number {
  let hash = Math.imul(2166136261 ^ template, 16777619);
  for (let at = from; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Hash of a template filled with two hashes. */
export function hashPair(template: number, one: number, other: number): number {
  let hash = Math.imul(2166136261 ^ template, 16777619);
  hash = Math.imul(hash ^ one, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash ^ other, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const digitRun = /\p{Nd}+/gu;
const letterRun = /\p{L}+/gu;
const onlyLetters = /^[a-zا-ی]+$/;

/** The word with each run of digits as one 0, and each run of letters as one «ا». */
function shapeOf(word: string): string {
  return onlyLetters.test(word) && isPlainWord(word) ? 'ا' : word.replace(digitRun, '0').replace(letterRun, 'ا');
}

/** Longer words are cut: no word that means something is longer. */
const longestWord = 64;

/** Numbers are alike to a tagger: all digits become 0, so an order number never seen before is one still. */
export function plainWord(word: string): string {
  const cut = word.length > longestWord ? word.slice(0, longestWord) : word;
  for (let at = 0; at < cut.length; at++) {
    const unit = cut.charCodeAt(at);
    if (unit >= 0x30 && unit <= 0x39) return cut.replace(/\d/g, '0');
  }
  return cut;
}

/** Whether tokens whose keys are the same as `plainWord` have the same profile. */
export function haveSameProfile(one: ReadToken, other: ReadToken): boolean {
  return (
    one.script === other.script &&
    one.kind === other.kind &&
    one.part === other.part &&
    one.rarity === other.rarity &&
    (one.host === other.host ||
      (one.host !== undefined && other.host !== undefined && plainWord(one.host) === plainWord(other.host))) &&
    haveSameRoles(one.clitics, other.clitics)
  );
}

function rolesOf(clitics: ReadToken['clitics']): string {
  if (clitics === undefined) return '';
  let roles = '';
  for (let at = 0; at < clitics.length; at++) roles += at === 0 ? clitics[at]!.role : `+${clitics[at]!.role}`;
  return roles;
}

/** The word as the table of vectors is asked for it. */
export function spellingOf(token: Pick<ReadToken, 'key'>): string {
  const key = featureKey(token);
  return plainWord(key === '' ? token.key : key);
}

function hostOf({ host }: ReadToken, spelling: string): string {
  return host === undefined || host === '' ? spelling : withoutSpaces(foldWord(plainWord(host)));
}

function withoutSpaces(word: string): string {
  return isPlainWord(word) ? word : word.replace(/\s/gu, '');
}

function edgeProfile(name: string): WordProfile {
  const word = hashFeature(2, name);
  return {
    word,
    part: hashFeature(83, name),
    features: [[], [hashPair(3, word, 0)], [hashPair(4, word, 0)], [hashPair(5, word, 0)], [hashPair(6, word, 0)]],
  };
}

export const textStart = edgeProfile('^');
export const textEnd = edgeProfile('$');

const partNameOf = ({ part, kind }: ReadToken): string => part ?? kind ?? '';

/** What `profileOf` gives, without the features. */
export function wordInPairs(token: ReadToken, spelling = spellingOf(token)): WordInPairs {
  return { word: hashFeature(2, spelling), part: hashFeature(83, partNameOf(token)) };
}

/** What directions of meaning add at each of `places`, behind all others. */
export function hashMeanings(meanings: readonly string[]): WordProfile['features'] {
  const own: number[] = [];
  const before: number[] = [];
  const after: number[] = [];
  for (const meaning of meanings) {
    own.push(hashFeature(61, meaning));
    before.push(hashFeature(63, meaning));
    after.push(hashFeature(64, meaning));
  }
  return [own, before, after, [], []];
}

/**
 * The features of one word: spelling, shape, skeleton, beginnings and ends of 1-4 characters, the word that its clitics
 * lean on (Finglish in Persian), which clitics, its script, what part of speech and how rare it is, and directions of meaning.
 */
export function profileOf(token: ReadToken, meanings: readonly string[]): WordProfile {
  const spelling = spellingOf(token);
  const host = hostOf(token, spelling);
  const { word, part } = wordInPairs(token, spelling);
  const hostHash = hashFeature(70, host);
  const script = `${token.script ?? ''} ${token.kind ?? ''}`;
  const partName = partNameOf(token);
  const clitics = rolesOf(token.clitics);
  const meant = hashMeanings(meanings);
  const own = [
    hashFeature(1, ''),
    word,
    hashFeature(10, shapeOf(spelling)),
    hashFeature(11, skeletonOf(spelling)),
    hostHash,
    hashFeature(77, clitics),
    hashFeature(80, script),
    part,
    hashFeature(86, String(token.rarity ?? '')),
  ];
  /** For the token before which the word stands, or (`side` 1) the one after. */
  const neighbour = (side: 0 | 1): number[] => {
    const hashes = [
      hashPair(3 + side, word, 0),
      hashPair(71 + side, hostHash, 0),
      hashFeature(78 + side, clitics),
      hashFeature(81 + side, script),
      hashFeature(84 + side, partName),
    ];
    return [...hashes, ...meant[1 + side]!];
  };
  for (let length = 1; length <= Math.min(4, spelling.length); length++)
    own.push(
      hashFeature(20 + length, spelling, 0, length),
      hashFeature(30 + length, spelling, spelling.length - length),
    );
  for (let length = 2; length <= Math.min(4, host.length); length++)
    own.push(hashFeature(140 + length, host, 0, length), hashFeature(150 + length, host, host.length - length));
  own.push(...meant[0]!);
  return { word, part, features: [own, neighbour(0), neighbour(1), [hashPair(5, word, 0)], [hashPair(6, word, 0)]] };
}
