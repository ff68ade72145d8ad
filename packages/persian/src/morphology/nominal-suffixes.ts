import type { NominalFeatures, Person } from './nominal-features.ts';
import type { StemEnding } from './stem-ending.ts';

/** One reading of a written suffix; `stems` are the endings of words that may bear it. */
export interface NominalSuffix extends NominalFeatures {
  readonly stems: readonly StemEnding[];
  /** The silent ه of the word was not written («پارچش» = پارچه + ش). */
  readonly dropsHeh?: true;
  /** Improbability in bits. */
  readonly cost: number;
  /** Spoken spelling, which formal writing changes. */
  readonly informal: boolean;
}

interface Piece {
  readonly text: string;
  readonly features: NominalFeatures;
  readonly cost: number;
  readonly informal?: true;
  readonly after: readonly StemEnding[];
  readonly dropsHeh?: true;
}

/** Rarer chains of suffixes than this are left out: they do not occur and would cost start-up time. */
const dearestBits = 13;

const every: readonly StemEnding[] = ['consonant', 'vowel', 'heh', 'yeh'];
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

const comparatives: readonly Piece[] = [
  { text: 'تر', features: { comparative: 'تر' }, cost: 4, after: every },
  { text: 'ترین', features: { comparative: 'ترین' }, cost: 5, after: every },
];

const plurals: readonly Piece[] = [
  { text: 'ها', features: { plural: 'ها' }, cost: 2.5, after: every },
  { text: 'ا', features: { plural: 'ها' }, cost: 4, after: closed, informal: true },
  { text: 'ا', features: { plural: 'ها' }, cost: 9, after: ['heh'], informal: true, dropsHeh: true },
  { text: 'ان', features: { plural: 'ان' }, cost: 7, after: closed },
  { text: 'یان', features: { plural: 'ان' }, cost: 8, after: ['vowel'] },
  { text: 'گان', features: { plural: 'ان' }, cost: 7, after: ['heh'], dropsHeh: true },
  { text: 'ات', features: { plural: 'ات' }, cost: 7, after: ['consonant'] },
];

function endings(): Piece[] {
  const pieces: Piece[] = [
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

const copulas: readonly Piece[] = [
  { text: 'ه', features: { copula: 3 }, cost: 2.2, after: closed, informal: true },
  { text: 'ئه', features: { copula: 3 }, cost: 5, after: ['vowel'], informal: true },
  { text: 'ست', features: { copula: 3 }, cost: 3, after: ['vowel', 'heh', 'yeh'], informal: true },
  { text: 'س', features: { copula: 3 }, cost: 5, after: ['vowel', 'heh'], informal: true },
  { text: 'اس', features: { copula: 3 }, cost: 6, after: ['heh'], informal: true },
  { text: 'است', features: { copula: 3 }, cost: 5, after: every, informal: true },
  { text: 'ست', features: { copula: 3 }, cost: 5, after: ['heh'], informal: true, dropsHeh: true },
  { text: 'س', features: { copula: 3 }, cost: 7, after: ['heh'], informal: true, dropsHeh: true },
  { text: 'م', features: { copula: 1 }, cost: 4.5, after: every },
  { text: 'ام', features: { copula: 1 }, cost: 4, after: ['heh', 'yeh'] },
  { text: 'ی', features: { copula: 2 }, cost: 6, after: closed },
  { text: 'ای', features: { copula: 2 }, cost: 6, after: ['heh', 'yeh'] },
  { text: 'یی', features: { copula: 2 }, cost: 6, after: ['vowel'] },
  { text: 'یم', features: { copula: 4 }, cost: 5.5, after: every },
  { text: 'ایم', features: { copula: 4 }, cost: 5, after: ['heh', 'yeh'] },
  { text: 'ید', features: { copula: 5 }, cost: 6, after: every },
  { text: 'ین', features: { copula: 5 }, cost: 6, after: every, informal: true },
  { text: 'اید', features: { copula: 5 }, cost: 6, after: ['heh', 'yeh'] },
  { text: 'این', features: { copula: 5 }, cost: 7, after: ['heh', 'yeh'], informal: true },
  { text: 'ن', features: { copula: 6 }, cost: 5.5, after: every, informal: true },
  { text: 'ند', features: { copula: 6 }, cost: 5, after: every },
  { text: 'اند', features: { copula: 6 }, cost: 5, after: ['heh', 'yeh'] },
];

const particles: readonly Piece[] = [
  { text: 'و', features: { ra: true }, cost: 4, after: closed, informal: true },
  { text: 'رو', features: { ra: true }, cost: 4.5, after: every, informal: true },
  { text: 'را', features: { ra: true }, cost: 5, after: every, informal: true },
  { text: 'م', features: { ham: true }, cost: 5, after: every, informal: true },
  { text: 'ام', features: { ham: true }, cost: 6, after: ['heh', 'yeh'], informal: true },
];

const endingOfText = (text: string, previous: StemEnding): StemEnding => {
  if (text === '') return previous;
  const last = text[text.length - 1];
  return last === 'ا' || last === 'و'
    ? 'vowel'
    : last === 'ی'
      ? 'yeh'
      : last === 'ه' || last === 'ۀ'
        ? 'heh'
        : 'consonant';
};

/** All written suffixes, composed of their pieces, with every reading of each. */
export function createNominalSuffixes(): ReadonlyMap<string, readonly NominalSuffix[]> {
  const table = new Map<string, NominalSuffix[]>();
  const add = (stem: StemEnding, pieces: readonly Piece[]): void => {
    const text = pieces.map((piece) => piece.text).join('');
    const features = Object.assign({}, ...pieces.map((piece) => piece.features)) as NominalFeatures;
    const suffix: NominalSuffix = {
      ...features,
      stems: [stem],
      ...(pieces[0]?.dropsHeh ? { dropsHeh: true as const } : {}),
      cost: pieces.reduce((sum, piece) => sum + piece.cost, 0),
      informal: pieces.some((piece) => piece.informal === true),
    };
    const known = table.get(text);
    if (known) known.push(suffix);
    else table.set(text, [suffix]);
  };
  const slots: readonly (readonly Piece[])[] = [comparatives, plurals, endings(), copulas, particles];
  const extend = (
    stem: StemEnding,
    state: { ending: StemEnding; pieces: readonly Piece[]; slot: number; cost: number },
  ): void => {
    for (let slot = state.slot; slot < slots.length; slot += 1) {
      for (const piece of slots[slot] ?? []) {
        if (!piece.after.includes(state.ending)) continue;
        if (piece.dropsHeh && state.pieces.length > 0) continue;
        const before = state.pieces[state.pieces.length - 1];
        if (before?.features.copula && piece.features.ra) continue;
        if (before?.features.definite && (piece.features.copula || piece.text === 'م')) continue;
        if (before?.features.yeh === 'ezafe') continue;
        if (before && piece.features.copula && piece.features.copula !== 3 && !before.features.comparative) continue;
        if (before?.features.yeh && piece.features.possessor) continue;
        const cost = state.cost + piece.cost;
        if (cost > dearestBits) continue;
        const pieces = [...state.pieces, piece];
        add(stem, pieces);
        const vowelPlural = piece.text === 'ا' || piece.text === 'ها';
        const next = piece.features.definite ? 'vowel' : vowelPlural ? 'vowel' : endingOfText(piece.text, state.ending);
        extend(stem, { ending: next, pieces, slot: slot + 1, cost });
      }
    }
  };
  for (const stem of every) extend(stem, { ending: stem, pieces: [], slot: 0, cost: 0 });
  return table;
}
