import type { EndTree } from './end-tree.ts';
import type { EndingsByJoin, VerbEnding, VerbEndings } from './verb-endings.ts';
import type { SimplePrefix } from './verb-forms.ts';
import type { StemPlace, VerbStem, VerbStems } from './verb-stems.ts';
import type { WordDraft } from './word-draft.ts';

export interface VerbTables {
  readonly stems: VerbStems;
  readonly endings: VerbEndings;
  /** The endings from the last letter on. */
  readonly ends: EndTree<EndingsByJoin>;
}

interface Cut {
  readonly prefix: SimplePrefix;
  readonly rest: string;
  readonly place: StemPlace;
  readonly cost: number;
}

const preverbs = ['بر', 'در', 'باز', 'فرا', 'فرو', 'وا', 'ور'];

function cuts(key: string): Cut[] {
  const found: Cut[] = [];
  if (key.startsWith('نمی')) found.push({ prefix: 'نمی', rest: key.slice(3), place: 'afterMi', cost: 3 });
  else if (key.startsWith('می')) found.push({ prefix: 'می', rest: key.slice(2), place: 'afterMi', cost: 1.5 });
  if (key.startsWith('ن')) found.push({ prefix: 'ن', rest: key.slice(1), place: 'afterBeh', cost: 3.5 });
  if (key.startsWith('ب')) found.push({ prefix: 'ب', rest: key.slice(1), place: 'afterBeh', cost: 2.5 });
  found.push({ prefix: '', rest: key, place: 'bare', cost: 2 });
  return found;
}

/** Present stems that stand without می or ب in today's language. */
const barePresents = new Set([
  'دار',
  'کن',
  'شو',
  'باش',
  'ده',
  'گو',
  'توان',
  'خواه',
  'رو',
  'گیر',
  'زن',
  'آور',
  'آ',
  'گذار',
  'یاب',
  'خور',
  'بین',
  'دان',
  'بر',
  'رس',
  'گرد',
  'نه',
  'ساز',
  'پرداز',
]);

/** All readings of a key (letters without half-spaces) as a form of a verb. */
export function analyseVerb(tables: VerbTables, key: string): WordDraft[] {
  const found: WordDraft[] = [];
  const ends = tables.ends.endsOf(key);
  readForms(tables, { key, ends }, found);
  for (const preverb of preverbs)
    if (key.startsWith(preverb) && key.length >= preverb.length + 2)
      readWithPreverb(tables, { key, ends, preverb }, found);
  return found;
}

function readWithPreverb(tables: VerbTables, word: Word & { readonly preverb: string }, found: WordDraft[]): void {
  const { preverb } = word;
  const forms: WordDraft[] = [];
  readForms(tables, { key: word.key.slice(preverb.length), ends: word.ends }, forms);
  for (const draft of forms) {
    const { verb } = draft;
    if (!verb || (verb.prefix === '' && !verb.isPast) || verb.form === 'infinitive') continue;
    const isCommon = commonWithPreverb.has(`${preverb}${verb.verb.past}`);
    if (verb.prefix === '' && !isCommon) continue;
    found.push({
      ...draft,
      hostLength: draft.hostLength + preverb.length,
      cost: draft.cost + (isCommon ? 3 : 9),
      verb: { ...verb, preverb },
    });
  }
}

const commonWithPreverb = new Set([
  'برگشت',
  'برداشت',
  'برخورد',
  'برآمد',
  'برخاست',
  'درآمد',
  'درآورد',
  'دررفت',
  'بازگشت',
  'بازکرد',
  'فراگرفت',
  'فرورفت',
  'فروریخت',
  'واداشت',
  'وارفت',
  'ورداشت',
  'وررفت',
  'برگرداند',
  'دربرد',
  'برآورد',
  'برانداخت',
  'بردید',
  'درگذشت',
  'درافتاد',
  'واگذاشت',
  'برچید',
  'برکشید',
  'برافتاد',
  'درگرفت',
]);

/** A word and what it may end with, by the length of the ending. */
interface Word {
  readonly key: string;
  readonly ends: readonly (EndingsByJoin | undefined)[];
}

function readForms(tables: VerbTables, { key, ends }: Word, found: WordDraft[]): void {
  for (const cut of cuts(key)) {
    const { rest } = cut;
    for (let ending = 0; ending < ends.length && ending < rest.length; ending += 1) {
      const byJoin = ends[ending];
      const stems = byJoin && tables.stems[cut.place].get(rest.slice(0, rest.length - ending));
      if (!stems) continue;
      const startsWithYeh = ending > 0 && rest[rest.length - ending] === 'ی';
      for (const stem of stems) {
        for (const read of byJoin[stem.join] ?? []) {
          const cost = costOf(cut, stem, read, startsWithYeh);
          if (cost < never) found.push(draft(cut, stem, read, { cost, length: key.length }));
        }
      }
    }
  }
}

function objectLength(ending: VerbEnding): number {
  if (!ending.object) return 0;
  return ending.object <= 3 ? 1 : 3;
}

const never = Number.POSITIVE_INFINITY;

/** Bits of prefix, stem and ending together; infinite where they do not go together. */
function costOf(cut: Cut, stem: VerbStem, ending: VerbEnding, startsWithYeh: boolean): number {
  const { verb } = stem;
  const isPast = stem.join === 'past';
  if (isPast && cut.prefix === 'ب') return never;
  if (!isPast && ending.form === 'imperative' && (cut.prefix === 'می' || cut.prefix === 'نمی')) return never;
  if (isPast && ending.form === 'infinitive' && (cut.prefix === 'می' || cut.prefix === 'نمی')) return never;
  const isBarePresent = !isPast && cut.prefix === '';
  return (
    verb.cost +
    cut.cost +
    ending.cost +
    (stem.informal ? 1 : 0) +
    (isBarePresent && (stem.join === 'short' || stem.join === 'open') ? 2.5 : 0) +
    (isBarePresent && !barePresents.has(verb.present) ? 6 : 0) +
    (isBarePresent && ending.form === 'imperative' ? 5 : 0) +
    (!isPast && cut.prefix === 'ب' && verb.present === 'دار' ? 4 : 0) +
    (isPast && ending.form === 'finite' && cut.prefix === '' && startsWithYeh ? 1 : 0)
  );
}

function draft(
  cut: Cut,
  stem: VerbStem,
  ending: VerbEnding,
  word: { readonly cost: number; readonly length: number },
): WordDraft {
  return {
    kind: ending.form === 'infinitive' ? 'noun' : 'verb',
    base: '',
    features: undefined,
    verb: {
      verb: stem.verb,
      form: ending.form,
      prefix: cut.prefix,
      isPast: stem.join === 'past',
      person: ending.person,
      object: ending.object,
      preverb: undefined,
    },
    hostLength: word.length - objectLength(ending),
    cost: word.cost,
    informal: stem.informal || ending.informal,
    isListed: false,
    mayBeAdjective: false,
    leans: '',
    ready: undefined,
  };
}
