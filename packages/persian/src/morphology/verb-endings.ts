import type { Person } from './nominal-features.ts';
import type { StemJoin } from './verb-stems.ts';

export type FiniteForm = 'finite' | 'imperative' | 'participle' | 'perfect' | 'infinitive';

/** One reading of what follows a verb stem. */
export interface VerbEnding {
  readonly form: FiniteForm;
  /** Person of the subject; 0 for participle and infinitive. */
  readonly person: Person | 0;
  /** Person of a leaning object («بفرستینش»: 3). */
  readonly object?: Person;
  readonly cost: number;
  readonly informal: boolean;
}

/** Endings of verbs by the way they join the stem and by their text. */
export type VerbEndings = Readonly<Record<StemJoin, ReadonlyMap<string, readonly VerbEnding[]>>>;

/** Readings of one text as an ending. */
export type EndingsByJoin = Readonly<Partial<Record<StemJoin, readonly VerbEnding[]>>>;

type Simple = readonly [text: string, form: FiniteForm, person: Person | 0, cost: number, informal?: boolean];

const byJoin: Record<StemJoin, readonly Simple[]> = {
  consonant: [
    ['م', 'finite', 1, 2.5],
    ['ی', 'finite', 2, 3.5],
    ['د', 'finite', 3, 1.8],
    ['ه', 'finite', 3, 1.8, true],
    ['یم', 'finite', 4, 3.5],
    ['ید', 'finite', 5, 3],
    ['ین', 'finite', 5, 3, true],
    ['ند', 'finite', 6, 3],
    ['ن', 'finite', 6, 3.5, true],
    ['', 'imperative', 2, 4],
  ],
  glide: [
    ['یم', 'finite', 1, 2.5],
    ['یی', 'finite', 2, 3.5],
    ['ئی', 'finite', 2, 5],
    ['ی', 'finite', 2, 5],
    ['ید', 'finite', 3, 1.8],
    ['ییم', 'finite', 4, 3.5],
    ['ئیم', 'finite', 4, 5],
    ['یید', 'finite', 5, 3],
    ['ئید', 'finite', 5, 5],
    ['یین', 'finite', 5, 3.5, true],
    ['یند', 'finite', 6, 3],
    ['ین', 'finite', 6, 5, true],
    ['یه', 'finite', 3, 6, true],
    ['', 'imperative', 2, 4],
  ],
  short: [
    ['م', 'finite', 1, 2.5, true],
    ['ی', 'finite', 2, 3.5, true],
    ['ه', 'finite', 3, 1.8, true],
    ['یم', 'finite', 4, 3.5, true],
    ['ید', 'finite', 5, 3.2, true],
    ['ین', 'finite', 5, 3, true],
    ['ن', 'finite', 6, 3, true],
    ['ند', 'finite', 6, 6, true],
  ],
  open: [
    ['م', 'finite', 1, 2.5, true],
    ['ی', 'finite', 2, 3.5, true],
    ['د', 'finite', 3, 1.8, true],
    ['یم', 'finite', 4, 3.5, true],
    ['ید', 'finite', 5, 3.2, true],
    ['ین', 'finite', 5, 3, true],
    ['ن', 'finite', 6, 3, true],
    ['ند', 'finite', 6, 6, true],
  ],
  past: [
    ['م', 'finite', 1, 2.5],
    ['ی', 'finite', 2, 3.8],
    ['', 'finite', 3, 1],
    ['یم', 'finite', 4, 3.8],
    ['ید', 'finite', 5, 4],
    ['ین', 'finite', 5, 4, true],
    ['ند', 'finite', 6, 3],
    ['ن', 'finite', 6, 3.2, true],
    ['ه', 'participle', 0, 2.5],
    ['هام', 'perfect', 1, 4],
    ['هم', 'perfect', 1, 6, true],
    ['های', 'perfect', 2, 5],
    ['هی', 'perfect', 2, 8, true],
    ['هاست', 'perfect', 3, 5],
    ['هست', 'perfect', 3, 6, true],
    ['هس', 'perfect', 3, 8, true],
    ['هایم', 'perfect', 4, 5],
    ['هیم', 'perfect', 4, 8, true],
    ['هاید', 'perfect', 5, 5],
    ['هاین', 'perfect', 5, 7, true],
    ['هاند', 'perfect', 6, 4],
    ['هن', 'perfect', 6, 6, true],
    ['هان', 'perfect', 6, 8, true],
    ['ن', 'infinitive', 0, 2.8],
  ],
};

const objects: readonly (readonly [string, Person, number])[] = [
  ['م', 1, 6],
  ['ت', 2, 6],
  ['ش', 3, 4],
  ['مون', 4, 7],
  ['تون', 5, 6.5],
  ['شون', 6, 6],
  ['مان', 4, 7.5],
  ['تان', 5, 7],
  ['شان', 6, 6.5],
];

/** The owner of an infinitive («خوندنش») is commoner than the object of a verb. */
const ownerOfInfinitiveBits = 3;

/** Endings by the way they join the stem, alone and with every object clitic. */
export function createVerbEndings(): VerbEndings {
  const build = (simple: readonly Simple[]): ReadonlyMap<string, readonly VerbEnding[]> => {
    const table = new Map<string, VerbEnding[]>();
    const add = (text: string, ending: VerbEnding): void => {
      const known = table.get(text);
      if (known) known.push(ending);
      else table.set(text, [ending]);
    };
    for (const [text, form, person, cost, informal = false] of simple) {
      add(text, { form, person, cost, informal });
      if (form === 'participle') continue;
      for (const [object, objectPerson, objectCost] of objects) {
        const joined = {
          form,
          person,
          object: objectPerson,
          cost: cost + objectCost - (form === 'infinitive' ? ownerOfInfinitiveBits : 0),
          informal: true,
        };
        if (text === 'ه') {
          add(`ت${object}`, joined);
          add(`د${object}`, { ...joined, cost: joined.cost + 0.5 });
        } else if (text === 'ی' || text.endsWith('ا')) add(`${text}ی${object}`, { ...joined, cost: joined.cost + 2 });
        if (text !== 'ه') add(`${text}${object}`, joined);
        if (objectPerson <= 3 && /^ه(ام|م)$/u.test(text)) add(`${text}${object}`, joined);
      }
    }
    return table;
  };
  return {
    consonant: build(byJoin.consonant),
    glide: build(byJoin.glide),
    short: build(byJoin.short),
    open: build(byJoin.open),
    past: build(byJoin.past),
  };
}

/** The same endings by their text first. */
export function endingsByText(endings: VerbEndings): ReadonlyMap<string, EndingsByJoin> {
  const table = new Map<string, Partial<Record<StemJoin, readonly VerbEnding[]>>>();
  for (const join of ['consonant', 'glide', 'short', 'open', 'past'] as const) {
    for (const [text, readings] of endings[join]) {
      const known = table.get(text);
      if (known) known[join] = readings;
      else table.set(text, { [join]: readings });
    }
  }
  return table;
}
