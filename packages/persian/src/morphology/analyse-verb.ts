import type { Person } from './nominal-features.ts';
import type { VerbEnding } from './verb-endings.ts';
import {
  addObject,
  addPrefix,
  imperativeForm,
  pastForm,
  perfectForm,
  presentForm,
  type SimplePrefix,
} from './verb-forms.ts';
import type { StemJoin, StemPlace, VerbStem, VerbStems } from './verb-stems.ts';
import type { VerbFeatures, WordAnalysis } from './word-analysis.ts';

export interface VerbTables {
  readonly stems: VerbStems;
  readonly endings: Readonly<Record<StemJoin, ReadonlyMap<string, readonly VerbEnding[]>>>;
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
export function analyseVerb(tables: VerbTables, key: string): WordAnalysis[] {
  const found = readForms(tables, key);
  for (const preverb of preverbs) {
    if (!key.startsWith(preverb) || key.length < preverb.length + 2) continue;
    for (const reading of readForms(tables, key.slice(preverb.length))) {
      const verb = reading.verb;
      if (!verb || (verb.prefix === '' && !verb.isPast) || verb.form === 'infinitive') continue;
      if (verb.prefix === '' && !commonWithPreverb.has(`${preverb}${verb.verb.past}`)) continue;
      found.push({
        ...reading,
        formal: `${preverb}${reading.formal}`,
        hostLength: reading.hostLength + preverb.length,
        cost: reading.cost + (commonWithPreverb.has(`${preverb}${verb.verb.past}`) ? 3 : 9),
        verb: { ...verb, preverb },
      });
    }
  }
  return found;
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

function readForms(tables: VerbTables, key: string): WordAnalysis[] {
  const found: WordAnalysis[] = [];
  for (const cut of cuts(key)) {
    for (let length = cut.rest.length; length > 0; length -= 1) {
      const stems = tables.stems[cut.place].get(cut.rest.slice(0, length));
      if (!stems) continue;
      const endingText = cut.rest.slice(length);
      for (const stem of stems) {
        for (const ending of tables.endings[stem.join].get(endingText) ?? []) {
          const reading = read(cut, stem, ending, endingText);
          if (reading) found.push({ ...reading, hostLength: key.length - objectLength(ending) });
        }
      }
    }
  }
  return found;
}

function objectLength(ending: VerbEnding): number {
  if (!ending.object) return 0;
  return ending.object <= 3 ? 1 : 3;
}

function read(cut: Cut, stem: VerbStem, ending: VerbEnding, endingText: string): WordAnalysis | undefined {
  const { verb } = stem;
  const isPast = stem.join === 'past';
  if (isPast && cut.prefix === 'ب') return undefined;
  if (!isPast && ending.form === 'imperative' && (cut.prefix === 'می' || cut.prefix === 'نمی')) return undefined;
  let cost = verb.cost + cut.cost + ending.cost + (stem.informal ? 1 : 0);
  if (!isPast && cut.prefix === '') {
    if (stem.join === 'short' || stem.join === 'open') cost += 2.5;
    if (!barePresents.has(verb.present)) cost += 6;
    if (ending.form === 'imperative') cost += 5;
  }
  if (!isPast && cut.prefix === 'ب' && verb.present === 'دار') cost += 4;
  if (isPast && ending.form === 'infinitive' && (cut.prefix === 'می' || cut.prefix === 'نمی')) return undefined;
  if (isPast && ending.form === 'finite' && cut.prefix === '' && endingText.startsWith('ی')) cost += 1;
  const features: VerbFeatures = {
    verb,
    form: ending.form,
    prefix: cut.prefix,
    isPast,
    person: ending.person,
    ...(ending.object ? { object: ending.object } : {}),
  };
  const formal = formalVerb(features);
  return {
    kind: ending.form === 'infinitive' ? 'noun' : 'verb',
    formal,
    base: ending.form === 'infinitive' ? `${addPrefix(cut.prefix, verb.past)}ن` : `${verb.past}#${verb.present}`,
    features: {},
    verb: features,
    hostLength: 0,
    cost,
    informal: stem.informal || ending.informal,
  };
}

/** Formal spelling of a verb form with its object («می‌فرستینش» → «می‌فرستیدش»). */
export function formalVerb(features: VerbFeatures): string {
  const { verb, prefix, person, form, isPast } = features;
  const bare = ((): string => {
    switch (form) {
      case 'participle':
        return `${addPrefix(prefix, verb.past)}ه`;
      case 'infinitive':
        return `${addPrefix(prefix, verb.past)}ن`;
      case 'perfect':
        return perfectForm(verb, prefix, person as Person);
      case 'imperative':
        return imperativeForm(verb, prefix, 2);
      case 'finite':
        return isPast ? pastForm(verb, prefix, person as Person) : presentForm(verb, prefix, person as Person);
    }
  })();
  return features.object ? addObject(bare, features.object) : bare;
}
