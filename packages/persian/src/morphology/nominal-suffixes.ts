import { createEndTree, type EndTree } from './end-tree.ts';
import type { NominalFeatures } from './nominal-features.ts';
import type { StemEnding } from './stem-ending.ts';
import { everyEnding, type SuffixPiece, suffixSlots } from './suffix-pieces.ts';

/** One reading of a written suffix. */
export interface NominalSuffix {
  readonly features: NominalFeatures;
  /** Ending of the words that may bear it. */
  readonly stem: StemEnding;
  /** The silent ه of the word was not written («پارچش» = پارچه + ش). */
  readonly dropsHeh: boolean;
  /** Improbability in bits. */
  readonly cost: number;
  /** Spoken spelling, which formal writing changes. */
  readonly informal: boolean;
}

/** Rarer chains of suffixes than this are left out: they do not occur. */
const dearestBits = 13;

export interface NominalSuffixes {
  /** All chains of suffixes by their text, each with all its readings. */
  all(): ReadonlyMap<string, readonly NominalSuffix[]>;
  /** Readings of the ends of a word that are suffixes, by their length. */
  endsOf(word: string): readonly (readonly NominalSuffix[] | undefined)[];
}

interface Chain {
  readonly text: string;
  readonly ending: StemEnding;
  readonly slot: number;
  /** Of the last piece. */
  readonly last: NominalFeatures | undefined;
  readonly suffix: NominalSuffix;
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

/** Whether a piece that goes with the ending of the chain may follow it. */
function follows(chain: Chain, piece: SuffixPiece): boolean {
  if (chain.suffix.cost + piece.cost > dearestBits) return false;
  const before = chain.last;
  if (before === undefined) return true;
  if (piece.dropsHeh || before.yeh === 'ezafe') return false;
  if (before.copula && piece.features.ra) return false;
  if (before.definite && (piece.features.copula || piece.text === 'م')) return false;
  if (piece.features.copula && piece.features.copula !== 3 && !before.comparative) return false;
  return !(before.yeh && piece.features.possessor);
}

function extended(chain: Chain, piece: SuffixPiece, slot: number): Chain {
  const isVowel = piece.features.definite || piece.text === 'ا' || piece.text === 'ها';
  const { suffix } = chain;
  return {
    text: chain.text + piece.text,
    ending: isVowel ? 'vowel' : endingOfText(piece.text, chain.ending),
    slot: slot + 1,
    last: piece.features,
    suffix: {
      features: { ...suffix.features, ...piece.features },
      stem: suffix.stem,
      dropsHeh: suffix.dropsHeh || piece.dropsHeh === true,
      cost: suffix.cost + piece.cost,
      informal: suffix.informal || piece.informal === true,
    },
  };
}

/** Builds the table of all chains. */
function allChains(): ReadonlyMap<string, readonly NominalSuffix[]> {
  const table = new Map<string, NominalSuffix[]>();
  const slotsAfter = (ending: StemEnding): readonly (readonly SuffixPiece[])[] =>
    suffixSlots.map((pieces) => pieces.filter((piece) => piece.after.includes(ending)));
  const slots: Record<StemEnding, readonly (readonly SuffixPiece[])[]> = {
    consonant: slotsAfter('consonant'),
    vowel: slotsAfter('vowel'),
    heh: slotsAfter('heh'),
    yeh: slotsAfter('yeh'),
  };
  const visit = (chain: Chain): void => {
    for (let slot = chain.slot; slot < suffixSlots.length; slot += 1) {
      for (const piece of slots[chain.ending][slot] ?? []) {
        if (!follows(chain, piece)) continue;
        const next = extended(chain, piece, slot);
        const known = table.get(next.text);
        if (known) known.push(next.suffix);
        else table.set(next.text, [next.suffix]);
        visit(next);
      }
    }
  };
  for (const stem of everyEnding) {
    const suffix: NominalSuffix = { features: {}, stem, dropsHeh: false, cost: 0, informal: false };
    visit({ text: '', ending: stem, slot: 0, last: undefined, suffix });
  }
  return table;
}

/** Written suffixes; their table is built when the first word is read. */
export function createNominalSuffixes(): NominalSuffixes {
  let table: ReadonlyMap<string, readonly NominalSuffix[]> | undefined;
  let tree: EndTree<readonly NominalSuffix[]> | undefined;
  const all = (): ReadonlyMap<string, readonly NominalSuffix[]> => {
    table ??= allChains();
    return table;
  };
  return {
    all,
    endsOf: (word) => {
      tree ??= createEndTree(all());
      return tree.endsOf(word);
    },
  };
}
