import { appendWithHalfSpace, stemEnding, zwnj } from './stem-ending.ts';

/** 1 من, 2 تو, 3 او, 4 ما, 5 شما, 6 آن‌ها. */
export type Person = 1 | 2 | 3 | 4 | 5 | 6;

export const persons: readonly Person[] = [1, 2, 3, 4, 5, 6];

/** What may follow a noun, an adjective or a pronoun, in the order of the suffixes. */
export interface NominalFeatures {
  readonly comparative?: 'تر' | 'ترین' | undefined;
  readonly plural?: 'ها' | 'ان' | 'ات' | undefined;
  readonly yeh?: 'indefinite' | 'ezafe' | undefined;
  readonly possessor?: Person | undefined;
  readonly definite?: true | undefined;
  readonly copula?: Person | undefined;
  readonly ra?: true | undefined;
  readonly ham?: true | undefined;
}

/**
 * The same features with every field, in one order. They are asked for at every word, and of objects that each have other
 * fields the engine gives them many times as slowly (and throws away what it compiled when it meets a new kind).
 */
export function evenFeatures(features: NominalFeatures): NominalFeatures {
  const { comparative, plural, yeh, possessor, definite, copula, ra, ham } = features;
  return { comparative, plural, yeh, possessor, definite, copula, ra, ham };
}

export const noFeatures: NominalFeatures = evenFeatures({});

const possessiveEndings: Record<Person, string> = { 1: 'م', 2: 'ت', 3: 'ش', 4: 'مان', 5: 'تان', 6: 'شان' };
const copulaEndings: Record<Person, string> = { 1: 'م', 2: 'ی', 3: 'است', 4: 'یم', 5: 'ید', 6: 'ند' };

/** Possessive ending in formal spelling: کتابم، پایم، بچه‌ام، گوشی‌ام، کتاب‌هایم. */
export function addPossessive(word: string, person: Person): string {
  const ending = possessiveEndings[person];
  switch (stemEnding(word)) {
    case 'vowel':
      return person <= 3 || word.endsWith('ها') ? `${word}ی${ending}` : `${word}ی${ending}`;
    case 'heh':
    case 'yeh':
      return person <= 3 ? `${word}${zwnj}ا${ending}` : `${word}${zwnj}${ending}`;
    case 'consonant':
      return `${word}${ending}`;
  }
}

/** The verb "to be" leaning on a word: گران است، خوشحالم، خسته‌ام، راضی‌اند. */
export function addCopula(word: string, person: Person): string {
  if (person === 3) return stemEnding(word) === 'vowel' ? `${word}ست` : `${word} است`;
  const ending = copulaEndings[person];
  switch (stemEnding(word)) {
    case 'vowel':
      return person === 2
        ? `${word}یی`
        : person === 4 || person === 5
          ? `${word}ی${ending}`
          : person === 1
            ? `${word}یم`
            : `${word}یند`;
    case 'heh':
    case 'yeh':
      return `${word}${zwnj}ا${ending}`;
    case 'consonant':
      return `${word}${ending}`;
  }
}

function addYeh(word: string, kind: 'indefinite' | 'ezafe'): string {
  switch (stemEnding(word)) {
    case 'vowel':
      return kind === 'indefinite' ? `${word}یی` : `${word}ی`;
    case 'heh':
      return kind === 'indefinite' ? `${word}${zwnj}ای` : `${word}${zwnj}ی`;
    case 'yeh':
      return kind === 'indefinite' ? `${word}${zwnj}ای` : word;
    case 'consonant':
      return kind === 'indefinite' ? `${word}ی` : word;
  }
}

function addPlural(word: string, plural: 'ها' | 'ان' | 'ات'): string {
  if (plural === 'ها') return appendWithHalfSpace(word, 'ها');
  if (plural === 'ات') return `${word}ات`;
  switch (stemEnding(word)) {
    case 'heh':
      return `${word.slice(0, -1)}گان`;
    case 'vowel':
      return `${word}یان`;
    default:
      return `${word}ان`;
  }
}

/** Formal spelling of a word with its suffixes: `inflect('گوشی', { possessor: 3, ra: true })` → «گوشی‌اش را». */
export function inflect(word: string, features: NominalFeatures): string {
  let output = word;
  if (features.comparative) output = appendWithHalfSpace(output, features.comparative);
  if (features.plural) output = addPlural(output, features.plural);
  if (features.yeh) output = addYeh(output, features.yeh);
  if (features.possessor) output = addPossessive(output, features.possessor);
  if (features.copula) output = addCopula(output, features.copula);
  if (features.ra) output = `${output} را`;
  if (features.ham) output = `${output} هم`;
  return output;
}
