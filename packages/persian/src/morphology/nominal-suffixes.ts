import { createBoundedCache } from '../words/bounded-cache.ts';
import type { NominalFeatures } from './nominal-features.ts';
import type { StemEnding } from './stem-ending.ts';
import { everyEnding, type SuffixPiece, suffixSlots } from './suffix-pieces.ts';

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

/** Rarer chains of suffixes than this are left out: they do not occur and would cost start-up time. */
const dearestBits = 13;

/** Longer ends of words are no chains of suffixes. */
const longestSuffix = 14;
const cachedSuffixes = 4000;

export interface NominalSuffixes {
  /** Every reading of a written suffix, or undefined for what is none. */
  get(text: string): readonly NominalSuffix[] | undefined;
  /** All chains of suffixes. */
  all(): ReadonlyMap<string, readonly NominalSuffix[]>;
}

interface Chain {
  readonly stem: StemEnding;
  readonly ending: StemEnding;
  readonly pieces: readonly SuffixPiece[];
  readonly slot: number;
  readonly cost: number;
}

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

/** Whether a piece may follow the chain. */
function follows(chain: Chain, piece: SuffixPiece): boolean {
  if (!piece.after.includes(chain.ending) || chain.cost + piece.cost > dearestBits) return false;
  const before = chain.pieces[chain.pieces.length - 1]?.features;
  if (before === undefined) return true;
  if (piece.dropsHeh || before.yeh === 'ezafe') return false;
  if (before.copula && piece.features.ra) return false;
  if (before.definite && (piece.features.copula || piece.text === 'م')) return false;
  if (piece.features.copula && piece.features.copula !== 3 && !before.comparative) return false;
  return !(before.yeh && piece.features.possessor);
}

function extended(chain: Chain, piece: SuffixPiece, slot: number): Chain {
  const isVowel = piece.features.definite || piece.text === 'ا' || piece.text === 'ها';
  return {
    stem: chain.stem,
    ending: isVowel ? 'vowel' : endingOfText(piece.text, chain.ending),
    pieces: [...chain.pieces, piece],
    slot: slot + 1,
    cost: chain.cost + piece.cost,
  };
}

function finished(chain: Chain): NominalSuffix {
  const features: NominalFeatures = Object.assign({}, ...chain.pieces.map((piece) => piece.features));
  return {
    ...features,
    stems: [chain.stem],
    ...(chain.pieces[0]?.dropsHeh ? { dropsHeh: true as const } : {}),
    cost: chain.cost,
    informal: chain.pieces.some((piece) => piece.informal === true),
  };
}

const starts: readonly Chain[] = everyEnding.map((stem) => ({ stem, ending: stem, pieces: [], slot: 0, cost: 0 }));

/** Visits the chains that go on from one; `allows` tells whether a piece may stand after so many letters. */
function visit(
  chain: Chain,
  letters: number,
  walk: { allows(piece: SuffixPiece, letters: number): boolean; found(chain: Chain): void },
): void {
  for (let slot = chain.slot; slot < suffixSlots.length; slot += 1) {
    for (const piece of suffixSlots[slot] ?? []) {
      if (!walk.allows(piece, letters) || !follows(chain, piece)) continue;
      const next = extended(chain, piece, slot);
      walk.found(next);
      visit(next, letters + piece.text.length, walk);
    }
  }
}

/** Written suffixes, composed of their pieces when they are asked for. */
export function createNominalSuffixes(): NominalSuffixes {
  const cache = createBoundedCache<readonly NominalSuffix[]>(cachedSuffixes);
  const read = (text: string): readonly NominalSuffix[] => {
    const found: NominalSuffix[] = [];
    const walk = {
      allows: (piece: SuffixPiece, letters: number) => text.startsWith(piece.text, letters),
      found: (chain: Chain) => {
        if (chain.pieces.reduce((sum, piece) => sum + piece.text.length, 0) === text.length)
          found.push(finished(chain));
      },
    };
    for (const start of starts) visit(start, 0, walk);
    return found;
  };
  return {
    get: (text) => {
      if (text.length > longestSuffix) return undefined;
      const known = cache.get(text) ?? read(text);
      cache.set(text, known);
      return known.length > 0 ? known : undefined;
    },
    all: () => {
      const table = new Map<string, NominalSuffix[]>();
      const walk = {
        allows: () => true,
        found: (chain: Chain) => {
          const text = chain.pieces.map((piece) => piece.text).join('');
          const known = table.get(text);
          if (known) known.push(finished(chain));
          else table.set(text, [finished(chain)]);
        },
      };
      for (const start of starts) visit(start, 0, walk);
      return table;
    },
  };
}
