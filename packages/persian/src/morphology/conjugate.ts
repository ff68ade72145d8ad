import { conjugateSpoken } from './conjugate-spoken.ts';
import { type Person, persons } from './nominal-features.ts';
import type { Paradigm } from './paradigm.ts';
import { addPrefix } from './verb-forms.ts';

/** Stems of a verb: «رفت» and «رو». The present stem is written as in «می‌رو-م», without the gliding ی of «می‌گوی-م». */
export interface VerbStemPair {
  readonly past: string;
  /** Needed for the forms of the present and the imperative only. */
  readonly present?: string;
}

export interface ConjugateOptions {
  readonly negative?: boolean;
  /** «دیده می‌شود»: the participle with the verb شدن. */
  readonly passive?: boolean;
  /** Spoken endings, seven forms: شما has two («می‌خونید», «می‌خونین»), the perfect is that of speech («خوندم»). */
  readonly spoken?: boolean;
  /** Preverb joined to the verb («بر» of «برمی‌گردد»). */
  readonly prefix?: string;
  /** Word that makes a compound verb, written apart («باز» of «باز برنیامد»). */
  readonly compound?: string;
}

const presentEnding: Record<Person, string> = { 1: 'م', 2: 'ی', 3: 'د', 4: 'یم', 5: 'ید', 6: 'ند' };
const pastEnding: Record<Person, string> = { 1: 'م', 2: 'ی', 3: '', 4: 'یم', 5: 'ید', 6: 'ند' };
const perfectEnding: Record<Person, string> = {
  1: '\u200cام',
  2: '\u200cای',
  3: ' است',
  4: '\u200cایم',
  5: '\u200cاید',
  6: '\u200cاند',
};

type Form = (verb: Required<VerbStemPair>, negative: boolean, person: Person) => string;

const vowelStem = (present: string): boolean => /[اآ]$/u.test(present) || /^(?:گو|جو|شو?ی|پو|مو|رو?ی)$/u.test(present);
const past = (stem: string, person: Person): string => stem + pastEnding[person];
const perfect = (stem: string, person: Person): string => `${stem}ه${perfectEnding[person]}`;
const present = (stem: string, person: Person, bare = stem): string =>
  `${stem}${vowelStem(bare) ? 'ی' : ''}${presentEnding[person]}`;
const not = (negative: boolean, stem: string): string => (negative ? addPrefix('ن', stem) : stem);
const mi = (negative: boolean, form: string): string => `${negative ? 'نمی' : 'می'}\u200c${form}`;

const forms: Readonly<Record<Exclude<Paradigm, 'imperative'>, Form>> = {
  'simple-past': (verb, negative, person) => past(not(negative, verb.past), person),
  'past-continuous': (verb, negative, person) => mi(negative, past(verb.past, person)),
  'past-progressive': (verb, negative, person) => `${past('داشت', person)} ${mi(negative, past(verb.past, person))}`,
  'present-perfect': (verb, negative, person) => perfect(not(negative, verb.past), person),
  'present-perfect-continuous': (verb, negative, person) => mi(negative, perfect(verb.past, person)),
  'present-perfect-progressive': (verb, negative, person) =>
    `${perfect('داشت', person)} ${mi(negative, perfect(verb.past, person))}`,
  'past-perfect': (verb, negative, person) => `${not(negative, verb.past)}ه ${past('بود', person)}`,
  'past-perfect-continuous': (verb, negative, person) => `${mi(negative, verb.past)}ه ${past('بود', person)}`,
  'past-perfect-progressive': (verb, negative, person) =>
    `${past('داشت', person)} ${mi(negative, verb.past)}ه ${past('بود', person)}`,
  'past-perfect-perfect': (verb, negative, person) => `${not(negative, verb.past)}ه ${perfect('بود', person)}`,
  'past-perfect-perfect-continuous': (verb, negative, person) =>
    `${mi(negative, verb.past)}ه ${perfect('بود', person)}`,
  'past-perfect-perfect-progressive': (verb, negative, person) =>
    `${perfect('داشت', person)} ${mi(negative, verb.past)}ه ${perfect('بود', person)}`,
  'past-subjunctive': (verb, negative, person) => `${not(negative, verb.past)}ه ${present('باش', person)}`,
  'past-subjunctive-continuous': (verb, negative, person) => `${mi(negative, verb.past)}ه ${present('باش', person)}`,
  'past-perfect-subjunctive': (verb, negative, person) => `${not(negative, verb.past)}ه بوده ${present('باش', person)}`,
  'past-perfect-subjunctive-continuous': (verb, negative, person) =>
    `${mi(negative, verb.past)}ه بوده ${present('باش', person)}`,
  'simple-present': (verb, negative, person) => present(not(negative, verb.present), person, verb.present),
  'present-indicative': (verb, negative, person) => mi(negative, present(verb.present, person)),
  'present-subjunctive': (verb, negative, person) =>
    present(addPrefix(negative ? 'ن' : 'ب', verb.present), person, verb.present),
  'present-progressive': (verb, negative, person) =>
    `${present('دار', person)} ${mi(negative, present(verb.present, person))}`,
  'simple-future': (verb, negative, person) => `${present(not(negative, 'خواه'), person)} ${verb.past}`,
  'future-continuous': (verb, negative, person) => `${mi(negative, present('خواه', person))} ${verb.past}`,
  'future-perfect': (verb, negative, person) => `${not(negative, verb.past)}ه ${present('خواه', person)} بود`,
  'future-perfect-continuous': (verb, negative, person) => `${mi(negative, verb.past)}ه ${present('خواه', person)} بود`,
};

/**
 * The forms of a paradigm in formal spelling, in the order من، تو، او، ما، شما، آن‌ها (imperative: تو، شما).
 * @example conjugate({ past: 'رفت', present: 'رو' }, 'present-indicative') // ['می‌روم', 'می‌روی', 'می‌رود', …]
 */
export function conjugate(verb: VerbStemPair, paradigm: Paradigm, options: ConjugateOptions = {}): readonly string[] {
  const { negative = false, passive = false, spoken = false, prefix = '', compound = '' } = options;
  if (prefix !== '' || compound !== '') {
    const plain = conjugate(verb, paradigm, { negative, passive, spoken });
    return plain.map((form) => withPreverb(form, `${compound === '' ? '' : `${compound} `}${prefix}`));
  }
  if (spoken) {
    const forms = conjugateSpoken({ past: verb.past, present: verb.present ?? '' }, paradigm, { negative, passive });
    if (forms) return forms;
  }
  if (passive)
    return conjugate({ past: 'شد', present: 'شو' }, paradigm, { negative }).map((form) =>
      withPreverb(form, `${verb.past}ه `),
    );
  const stems = { past: verb.past, present: verb.present ?? '' };
  if (paradigm === 'imperative') {
    const stem = addPrefix(negative ? 'ن' : 'ب', stems.present);
    return [stem, present(stem, 5, stems.present)];
  }
  return persons.map((person) => forms[paradigm](stems, negative, person));
}

/** The auxiliary داشتن of the progressive stands before the preverb: «دارم برمی‌گردم». */
function withPreverb(form: string, preverb: string): string {
  const auxiliary = /^دا(?:شت|ر)\S*(?: است)? (?=(?:\S+ه )?ن?می)/u.exec(form)?.[0] ?? '';
  return `${auxiliary}${preverb}${form.slice(auxiliary.length)}`;
}
