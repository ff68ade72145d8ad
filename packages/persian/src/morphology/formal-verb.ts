import type { Person } from './nominal-features.ts';
import { addObject, addPrefix, imperativeForm, pastForm, perfectForm, presentForm } from './verb-forms.ts';
import type { VerbFeatures } from './word-analysis.ts';

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
