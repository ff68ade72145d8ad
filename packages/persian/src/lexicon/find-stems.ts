import type { WordList } from './lexicon.ts';

/** A dictionary word that a prefix of the key may be. */
export interface StemHit {
  /** As the dictionary writes it («خاک‌آلود» for «خاکآلود»). */
  readonly word: string;
  readonly classes: number;
  /** Bits: frequency of the word and what the spelling departs from it. */
  readonly cost: number;
  /** Spoken ون or وم stands for ان, ام («تهرون»). */
  readonly spoken: boolean;
}

export interface StemsFound {
  /** By length of the prefix of the key; absent where there are none or none were wanted. */
  readonly whole: readonly (readonly StemHit[] | undefined)[];
  /** Words of which the prefix lacks only a final ه («پارچ» of «پارچه»). */
  readonly withoutHeh: readonly (readonly StemHit[] | undefined)[];
}

/** Whether words at the beginning of a key are wanted that leave so many of its letters. */
export type WantsRest = (letters: number) => boolean;

/** Finds the dictionary words at the beginning of a key without half-spaces in one walk over the automaton. */
export type FindStems = (key: string, wants: WantsRest) => StemsFound;

/** Other letters that a typed letter may stand for, with their price in bits. */
const substitutes: Record<string, readonly (readonly [string, number])[]> = {
  ا: [
    ['آ', 2],
    ['أ', 1],
  ],
  آ: [['ا', 3]],
  ی: [['ئ', 2]],
  ئ: [
    ['ی', 2],
    ['ء', 2],
  ],
  و: [['ؤ', 2]],
  ؤ: [['و', 2]],
  أ: [['ا', 1]],
};

const spokenBits = 3.5;
const halfSpaceBits = 0.2;
const zwnj = 0x200c;
const heh = 'ه'.charCodeAt(0);
const waw = 'و'.charCodeAt(0);
const nun = 'ن'.charCodeAt(0);
const mim = 'م'.charCodeAt(0);
const alef = 'ا'.charCodeAt(0);

/** Dearer spellings are not varied further. */
const dearestVariedBits = 6;

/** Letters that stand for others, by their unit; of units beyond the table none do. */
const otherLetters = Array.from({ length: 0x700 }, (_, unit) =>
  substitutes[String.fromCharCode(unit)]?.map(([other, price]) => ({ unit: other.charCodeAt(0), price })),
);

/** A place of the walk: a node of the automaton and how it was reached. */
interface Place {
  /** Edge of the last letter, 0 at the beginning. */
  readonly edge: number;
  readonly rank: number;
  /** Letters of the key that were read. */
  readonly at: number;
  /** The word so far, unless it is the beginning of the key itself. */
  readonly varied: string | undefined;
  readonly penalty: number;
  readonly spoken: boolean;
}

export function createFindStems(list: WordList): FindStems {
  const { automaton } = list;
  const { edges, skips } = automaton;
  const zwnjCode = automaton.codeOfUnit(zwnj);
  const hehCode = automaton.codeOfUnit(heh);
  const beginning: Place = { edge: 0, rank: 0, at: 0, varied: undefined, penalty: 0, spoken: false };

  return (key, wants) => {
    const whole: StemHit[][] = [];
    const withoutHeh: StemHit[][] = [];
    const hitAt = (hits: StemHit[][], place: Place, end: { readonly rank: number; readonly word: string }): void => {
      const hit: StemHit = {
        word: end.word,
        classes: list.classesOf(end.rank),
        cost: list.costOf(end.rank) / 8 + place.penalty,
        spoken: place.spoken,
      };
      const known = hits[place.at];
      if (known === undefined) hits[place.at] = [hit];
      else known.push(hit);
    };
    const wordAt = (place: Place): string => place.varied ?? key.slice(0, place.at);

    /** Goes on with one more letter of the key, read as `unit`. */
    const take = (from: Place, edge: number, letter: { unit: number; price: number; spoken: boolean }): void => {
      if (edge === 0) return;
      const place: Place = {
        edge,
        rank: rankAfter(from) + (skips[edge] ?? 0),
        at: from.at + 1,
        varied:
          from.varied === undefined && letter.price === 0 ? undefined : wordAt(from) + String.fromCharCode(letter.unit),
        penalty: from.penalty + letter.price,
        spoken: from.spoken || letter.spoken,
      };
      if (((edges[edge] ?? 0) & 128) !== 0 && wants(key.length - place.at))
        hitAt(whole, place, { rank: place.rank, word: wordAt(place) });
      visit(place);
    };
    const rankAfter = (place: Place): number => place.rank + (((edges[place.edge] ?? 0) & 128) >> 7);

    const visit = (place: Place): void => {
      const { at } = place;
      const node = place.edge === 0 ? automaton.root : (edges[place.edge] ?? 0) >>> 8;
      if (node === 0) return;
      const unit = at < key.length ? key.charCodeAt(at) : 0;
      const code = automaton.codeOfUnit(unit);
      let own = 0;
      let halfSpace = 0;
      let silent = 0;
      for (let edge = node; ; edge += 1) {
        const bits = edges[edge] ?? 64;
        const edgeCode = bits & 63;
        if (edgeCode === code) own = edge;
        if (edgeCode === zwnjCode) halfSpace = edge;
        else if (edgeCode === hehCode && (bits & 128) !== 0) silent = edge;
        if ((bits & 64) !== 0) break;
      }
      if (halfSpace !== 0 && at < key.length && place.varied?.charCodeAt(place.varied.length - 1) !== zwnj)
        visit({
          edge: halfSpace,
          rank: rankAfter(place) + (skips[halfSpace] ?? 0),
          at,
          varied: `${wordAt(place)}\u200c`,
          penalty: place.penalty + halfSpaceBits,
          spoken: place.spoken,
        });
      if (silent !== 0 && at > 1 && wants(key.length - at))
        hitAt(withoutHeh, place, { rank: rankAfter(place) + (skips[silent] ?? 0), word: `${wordAt(place)}ه` });
      if (at === key.length) return;
      take(place, own, { unit, price: 0, spoken: false });
      if (place.penalty > dearestVariedBits) return;
      const others = unit < otherLetters.length ? otherLetters[unit] : undefined;
      if (others === undefined) return;
      const edgeOf = (letter: number): number => automaton.edgeOf(node, automaton.codeOfUnit(letter));
      for (const { unit: other, price } of others) take(place, edgeOf(other), { unit: other, price, spoken: false });
      if (unit !== waw || at === 0 || place.spoken) return;
      const next = key.charCodeAt(at + 1);
      if (next === nun || next === mim) take(place, edgeOf(alef), { unit: alef, price: spokenBits, spoken: true });
    };
    visit(beginning);
    return { whole, withoutHeh };
  };
}
