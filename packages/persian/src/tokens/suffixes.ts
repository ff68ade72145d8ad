/**
 * Endings that may follow a noun, adjective, unit or name in one token («مشکیشو», «تومنه», «سایزاتون», «اصفهونم»): plural,
 * possessive clitic, «را», «هم», copula, indefinite. Built once from their parts; used to find a known word under them.
 */
const PLURALS = ['', 'ها', 'ا', 'های', 'هایی'];
const CLITICS = [
  '',
  'م',
  'ت',
  'ش',
  'مون',
  'تون',
  'شون',
  'مان',
  'تان',
  'شان',
  'ام',
  'ات',
  'اش',
  'ی',
  'ه',
  'یه',
  'ای',
  'ست',
];
const LAST = [
  '',
  'و',
  'رو',
  'را',
  'م',
  'هم',
  'ه',
  'ن',
  'س',
  'ست',
  'است',
  'اس',
  'یم',
  'ین',
  'ید',
  'ند',
  'اند',
  'ی',
  'ئه',
  'یه',
];

const suffixes: ReadonlySet<string> = new Set(
  PLURALS.flatMap((plural) => CLITICS.flatMap((clitic) => LAST.map((last) => plural + clitic + last))).filter(
    (suffix) => suffix !== '',
  ),
);

const LONGEST_SUFFIX = 8;
const SHORTEST_STEM = 2;

/** Length of the longest stem of `key` that `isKnown` and an ending make up, or 0. At most 8 questions are asked. */
export function knownStemLength(key: string, isKnown: (stem: string) => boolean): number {
  const shortest = Math.max(SHORTEST_STEM, key.length - LONGEST_SUFFIX);
  for (let length = key.length - 1; length >= shortest; length -= 1) {
    if (suffixes.has(key.slice(length)) && isKnown(key.slice(0, length))) return length;
  }
  return 0;
}

/** Whether these letters are an ending, or nothing. */
export function isSuffix(letters: string): boolean {
  return letters === '' || suffixes.has(letters);
}
