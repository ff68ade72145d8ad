import { createEndTree } from './end-tree.ts';
import { evenFeatures, type NominalFeatures } from './nominal-features.ts';
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

/** A suffix as written. */
export interface WrittenSuffix {
  readonly chains: readonly Chain[];
  /** Its readings, made when it is first met: see `readingsOf`. */
  readings: readonly NominalSuffix[] | undefined;
}

export interface NominalSuffixes {
  /** All chains of suffixes by their text, each with all its readings. */
  all(): ReadonlyMap<string, readonly NominalSuffix[]>;
  /** The ends of a word that are suffixes, by their length. */
  endsOf(word: string): readonly (WrittenSuffix | undefined)[];
}

interface Chain {
  readonly stem: StemEnding;
  readonly text: string;
  readonly ending: StemEnding;
  readonly slot: number;
  readonly piece: SuffixPiece | undefined;
  readonly before: Chain | undefined;
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

/** Whether a piece that goes with the ending of the chain may follow it. */
function follows(chain: Chain, piece: SuffixPiece): boolean {
  if (chain.cost + piece.cost > dearestBits) return false;
  const before = chain.piece?.features;
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
    text: chain.text + piece.text,
    ending: isVowel ? 'vowel' : endingOfText(piece.text, chain.ending),
    slot: slot + 1,
    piece,
    before: chain,
    cost: chain.cost + piece.cost,
  };
}

function finished(chain: Chain): NominalSuffix {
  const pieces: SuffixPiece[] = [];
  for (let at: Chain | undefined = chain; at?.piece !== undefined; at = at.before) pieces.unshift(at.piece);
  return {
    features: evenFeatures(Object.assign({}, ...pieces.map((piece) => piece.features))),
    stem: chain.stem,
    dropsHeh: pieces[0]?.dropsHeh === true,
    cost: chain.cost,
    informal: pieces.some((piece) => piece.informal === true),
  };
}

interface Entry extends WrittenSuffix {
  readonly chains: Chain[];
}

/** Pushed one by one, as all arrays of readings are: see `stemsOf`. */
function finishedAll(chains: readonly Chain[]): readonly NominalSuffix[] {
  const readings: NominalSuffix[] = [];
  for (const chain of chains) readings.push(finished(chain));
  return readings;
}

/** All readings of a written suffix. */
export function readingsOf(suffix: WrittenSuffix): readonly NominalSuffix[] {
  suffix.readings ??= finishedAll(suffix.chains);
  return suffix.readings;
}

/** The pieces that may stand at one place of the chain, with the cost of the commonest. */
interface Slot {
  readonly pieces: readonly SuffixPiece[];
  readonly least: number;
}

const slotsAfter = (ending: StemEnding): readonly Slot[] =>
  suffixSlots.map((all) => {
    const pieces = all.filter((piece) => piece.after.includes(ending));
    return { pieces, least: Math.min(...pieces.map((piece) => piece.cost)) };
  });

/** Builds the table of all chains. */
function allChains(): ReadonlyMap<string, Entry> {
  const table = new Map<string, Entry>();
  const slots: Record<StemEnding, readonly Slot[]> = {
    consonant: slotsAfter('consonant'),
    vowel: slotsAfter('vowel'),
    heh: slotsAfter('heh'),
    yeh: slotsAfter('yeh'),
  };
  const visit = (chain: Chain): void => {
    const after = slots[chain.ending];
    for (let slot = chain.slot; slot < after.length; slot += 1) {
      const { pieces, least } = after[slot] as Slot;
      if (chain.cost + least > dearestBits) continue;
      for (const piece of pieces) {
        if (!follows(chain, piece)) continue;
        const next = extended(chain, piece, slot);
        let entry = table.get(next.text);
        if (entry === undefined) {
          entry = { chains: [], readings: undefined };
          table.set(next.text, entry);
        }
        entry.chains.push(next);
        visit(next);
      }
    }
  };
  for (const stem of everyEnding)
    visit({ stem, text: '', ending: stem, slot: 0, piece: undefined, before: undefined, cost: 0 });
  return table;
}

/** Written suffixes; their table is built when the first word is read. */
export function createNominalSuffixes(): NominalSuffixes {
  let table: ReadonlyMap<string, Entry> | undefined;
  const entries = (): ReadonlyMap<string, Entry> => {
    table ??= allChains();
    return table;
  };
  return {
    all: () => new Map([...entries()].map(([text, entry]) => [text, readingsOf(entry)])),
    endsOf: createEndTree(entries).endsOf,
  };
}
