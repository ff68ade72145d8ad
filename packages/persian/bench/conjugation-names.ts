import { type ConjugateOptions, conjugate, type Paradigm } from '../src/index.ts';
import { unmapped } from './case.ts';
import type { FiledCase } from './row.ts';

/** Names of hazm's conjugation and shekar's conjugator for our paradigms. */
const paradigms: Readonly<Record<string, Paradigm>> = {
  perfective_past: 'simple-past',
  simple_past: 'simple-past',
  imperfective_past: 'past-continuous',
  past_continuous: 'past-continuous',
  past_progresive: 'past-progressive',
  past_progressive: 'past-progressive',
  present_perfect: 'present-perfect',
  imperfective_present_perfect: 'present-perfect-continuous',
  present_perfect_continuous: 'present-perfect-continuous',
  present_perfect_progressive: 'present-perfect-progressive',
  past_perfect_progressive: 'present-perfect-progressive',
  subjunctive_present_perfect: 'past-subjunctive',
  past_subjunctive: 'past-subjunctive',
  grammatical_present_perfect: 'past-subjunctive',
  subjunctive_imperfective_present_perfect: 'past-subjunctive-continuous',
  past_precedent: 'past-perfect',
  past_perfect: 'past-perfect',
  imperfective_past_precedent: 'past-perfect-continuous',
  past_precedent_progressive: 'past-perfect-progressive',
  past_precedent_perfect: 'past-perfect-perfect',
  past_perfect_of_past_perfect: 'past-perfect-perfect',
  subjunctive_past_precedent_perfect: 'past-perfect-subjunctive',
  grammatical_past_precedent_perfect: 'past-perfect-subjunctive',
  imperfective_past_precedent_perfect: 'past-perfect-perfect-continuous',
  subjunctive_imperfective_past_precedent_perfect: 'past-perfect-subjunctive-continuous',
  past_precedent_perfect_progressive: 'past-perfect-perfect-progressive',
  perfective_present: 'simple-present',
  simple_present: 'simple-present',
  subjunctive_perfective_present: 'present-subjunctive',
  present_subjunctive: 'present-subjunctive',
  grammatical_perfective_present: 'present-subjunctive',
  imperfective_present: 'present-indicative',
  present_indicative: 'present-indicative',
  present_progressive: 'present-progressive',
  perfective_future: 'simple-future',
  simple_future: 'simple-future',
  imperfective_future: 'future-continuous',
  future_precedent: 'future-perfect',
  future_precedent_imperfective: 'future-perfect-continuous',
  imperative: 'imperative',
};

/** The forms that the project's function of the case asks for. */
export function conjugationAnswer(one: FiledCase): unknown {
  const parts = (one.in as readonly unknown[]).slice();
  const isShekar = one.fn?.startsWith('Conjugator.') === true;
  let name = (one.fn ?? '').replace(/^(?:conjugation|Conjugator)\./u, '');
  let options: ConjugateOptions = {};
  const last = parts[parts.length - 1];
  if (typeof last === 'object') {
    options = last as ConjugateOptions;
    parts.pop();
  }
  if (isShekar) parts.shift();
  const named = options as Readonly<Record<string, unknown>>;
  if (typeof named['past_stem'] === 'string')
    parts.splice(
      0,
      parts.length,
      named['past_stem'],
      ...(named['present_stem'] === undefined ? [] : [named['present_stem']]),
    );
  if (named['compound_preverb'] !== undefined) options = { ...options, compound: String(named['compound_preverb']) };
  if (named['informal'] === true) options = { ...options, spoken: true };
  if (name.startsWith('negative_')) {
    options = { ...options, negative: true };
    name = name.slice('negative_'.length);
  }
  if (name.startsWith('passive_')) {
    options = { ...options, passive: true };
    name = name.slice('passive_'.length);
  }
  const paradigm = paradigms[name];
  if (paradigm === undefined) return unmapped;
  const [first, second] = parts.map(String);
  const stems =
    paradigm === 'imperative'
      ? { past: '', present: second ?? first ?? '' }
      : isShekar || second !== undefined
        ? { past: first ?? '', present: second ?? '' }
        : { past: first ?? '', present: first ?? '' };
  const forms = [...conjugate(stems, paradigm, options)];
  // Two rows ask for one form of the paradigm only.
  if (typeof one.out === 'string' && forms.includes(one.out)) return one.out;
  // In the present shekar gives شما a third time at the end.
  if (options.spoken && /^present-(?:indicative|subjunctive|progressive)$/u.test(paradigm)) forms.push(forms[4] ?? '');
  if (name.startsWith('grammatical_')) forms[1] = imperativeOf(forms[1] ?? '');
  if (isShekar && one.match === 'any') return forms;
  return isShekar ? forms : withShortThird(forms);
}

/** The imperative of the second person in place of its subjunctive («دیده باشی» → «دیده باش»). */
const imperativeOf = (form: string): string => form.replace(/ی$/u, '');

/** hazm gives the third person of the perfect with and without است. */
function withShortThird(forms: readonly string[]): readonly string[] {
  const third = forms[2] ?? '';
  return third.endsWith('ه است') ? [...forms.slice(0, 3), third.replaceAll('ه است', 'ه'), ...forms.slice(3)] : forms;
}
