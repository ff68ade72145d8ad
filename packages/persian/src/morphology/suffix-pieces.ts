import type { NominalFeatures, Person } from './nominal-features.ts';
import type { StemEnding } from './stem-ending.ts';

/** One suffix as written after words of some endings. */
export interface SuffixPiece {
  readonly text: string;
  readonly features: NominalFeatures;
  readonly cost: number;
  readonly informal?: true;
  readonly after: readonly StemEnding[];
  readonly dropsHeh?: true;
}

export const everyEnding: readonly StemEnding[] = ['consonant', 'vowel', 'heh', 'yeh'];
const closed: readonly StemEnding[] = ['consonant', 'yeh'];
const possessives: readonly (readonly [Person, string, number, boolean])[] = [
  [1, 'م', 2, false],
  [2, 'ت', 3, false],
  [3, 'ش', 2, false],
  [4, 'مان', 4, false],
  [5, 'تان', 4, false],
  [6, 'شان', 4, false],
  [4, 'مون', 4, true],
  [5, 'تون', 4, true],
  [6, 'شون', 3.5, true],
];

const comparatives: readonly SuffixPiece[] = [
  { text: 'تر', features: { comparative: 'تر' }, cost: 4, after: everyEnding },
  { text: 'ترین', features: { comparative: 'ترین' }, cost: 5, after: everyEnding },
];

const plurals: readonly SuffixPiece[] = [
  { text: 'ها', features: { plural: 'ها' }, cost: 2.5, after: everyEnding },
  { text: 'ا', features: { plural: 'ها' }, cost: 4, after: closed, informal: true },
  { text: 'ا', features: { plural: 'ها' }, cost: 9, after: ['heh'], informal: true, dropsHeh: true },
  { text: 'ان', features: { plural: 'ان' }, cost: 7, after: closed },
  { text: 'یان', features: { plural: 'ان' }, cost: 8, after: ['vowel'] },
  { text: 'گان', features: { plural: 'ان' }, cost: 7, after: ['heh'], dropsHeh: true },
  { text: 'ات', features: { plural: 'ات' }, cost: 7, after: ['consonant'] },
];

function endings(): SuffixPiece[] {
  const pieces: SuffixPiece[] = [
    { text: 'ی', features: { yeh: 'indefinite' }, cost: 2.5, after: ['consonant'] },
    { text: 'یی', features: { yeh: 'indefinite' }, cost: 3.5, after: ['vowel'] },
    { text: 'ئی', features: { yeh: 'indefinite' }, cost: 6, after: ['vowel'] },
    { text: 'ی', features: { yeh: 'ezafe' }, cost: 2.5, after: ['vowel', 'heh'] },
    { text: 'ای', features: { yeh: 'indefinite' }, cost: 3, after: ['heh', 'yeh'] },
    { text: 'یی', features: { yeh: 'indefinite' }, cost: 5, after: ['heh'] },
    { text: 'ۀ', features: { yeh: 'ezafe' }, cost: 3, after: ['heh'], dropsHeh: true },
    { text: 'ه', features: { definite: true }, cost: 5.5, after: closed, informal: true },
    { text: 'ه', features: { yeh: 'ezafe' }, cost: 6, after: ['consonant', 'yeh'], informal: true },
    { text: 'هه', features: { definite: true }, cost: 7, after: ['vowel'], informal: true },
  ];
  for (const [possessor, text, cost, informal] of possessives) {
    const mark = informal ? ({ informal: true } as const) : {};
    const features = { possessor };
    pieces.push({ text, features, cost, after: ['consonant'], ...mark });
    pieces.push({ text, features, cost: cost + 1, after: ['vowel', 'heh', 'yeh'], informal: true });
    pieces.push({ text, features, cost: cost + 2.5, after: ['heh'], informal: true, dropsHeh: true });
    pieces.push({ text: `ی${text}`, features, cost, after: ['vowel'], ...mark });
    if (possessor <= 3) {
      pieces.push({ text: `ا${text}`, features, cost: cost + 0.5, after: ['heh', 'yeh'] });
      pieces.push({ text: `ا${text}`, features, cost: cost + 6, after: ['consonant'], informal: true });
    } else pieces.push({ text: `ا${text}`, features, cost: cost + 5, after: ['heh'], informal: true });
  }
  return pieces;
}

const copulas: readonly SuffixPiece[] = [
  { text: 'ه', features: { copula: 3 }, cost: 2.2, after: closed, informal: true },
  { text: 'ئه', features: { copula: 3 }, cost: 5, after: ['vowel'], informal: true },
  { text: 'ست', features: { copula: 3 }, cost: 3, after: ['vowel', 'heh', 'yeh'], informal: true },
  { text: 'س', features: { copula: 3 }, cost: 5, after: ['vowel', 'heh'], informal: true },
  { text: 'اس', features: { copula: 3 }, cost: 6, after: ['heh'], informal: true },
  { text: 'است', features: { copula: 3 }, cost: 5, after: everyEnding, informal: true },
  { text: 'ست', features: { copula: 3 }, cost: 5, after: ['heh'], informal: true, dropsHeh: true },
  { text: 'س', features: { copula: 3 }, cost: 7, after: ['heh'], informal: true, dropsHeh: true },
  { text: 'م', features: { copula: 1 }, cost: 4.5, after: everyEnding },
  { text: 'ام', features: { copula: 1 }, cost: 4, after: ['heh', 'yeh'] },
  { text: 'ی', features: { copula: 2 }, cost: 6, after: closed },
  { text: 'ای', features: { copula: 2 }, cost: 6, after: ['heh', 'yeh'] },
  { text: 'یی', features: { copula: 2 }, cost: 6, after: ['vowel'] },
  { text: 'یم', features: { copula: 4 }, cost: 5.5, after: everyEnding },
  { text: 'ایم', features: { copula: 4 }, cost: 5, after: ['heh', 'yeh'] },
  { text: 'ییم', features: { copula: 4 }, cost: 5.5, after: ['vowel'] },
  { text: 'یید', features: { copula: 5 }, cost: 6, after: ['vowel'] },
  { text: 'یین', features: { copula: 5 }, cost: 6.5, after: ['vowel'], informal: true },
  { text: 'یند', features: { copula: 6 }, cost: 6, after: ['vowel'] },
  { text: 'ید', features: { copula: 5 }, cost: 6, after: everyEnding },
  { text: 'ین', features: { copula: 5 }, cost: 6, after: everyEnding, informal: true },
  { text: 'اید', features: { copula: 5 }, cost: 6, after: ['heh', 'yeh'] },
  { text: 'این', features: { copula: 5 }, cost: 7, after: ['heh', 'yeh'], informal: true },
  { text: 'ن', features: { copula: 6 }, cost: 5.5, after: everyEnding, informal: true },
  { text: 'ند', features: { copula: 6 }, cost: 5, after: everyEnding },
  { text: 'اند', features: { copula: 6 }, cost: 5, after: ['heh', 'yeh'] },
];

const particles: readonly SuffixPiece[] = [
  { text: 'و', features: { ra: true }, cost: 4, after: closed, informal: true },
  { text: 'رو', features: { ra: true }, cost: 4.5, after: everyEnding, informal: true },
  { text: 'را', features: { ra: true }, cost: 5, after: everyEnding, informal: true },
  { text: 'م', features: { ham: true }, cost: 5, after: everyEnding, informal: true },
  { text: 'ام', features: { ham: true }, cost: 6, after: ['heh', 'yeh'], informal: true },
];

/** The pieces by their place in the chain: degree, plural, article or owner, "is", particles. */
export const suffixSlots: readonly (readonly SuffixPiece[])[] = [comparatives, plurals, endings(), copulas, particles];
