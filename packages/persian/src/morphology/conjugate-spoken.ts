import type { Paradigm } from './paradigm.ts';

/** Spoken endings: من، تو، او، ما، شما (twice)، آن‌ها. */
const presentEndings = ['م', 'ی', 'ه', 'یم', 'ید', 'ین', 'ن'];
const pastEndings = ['م', 'ی', '', 'یم', 'ید', 'ین', 'ن'];
const zwnj = '\u200c';

interface SpokenVerb {
  readonly past: string;
  readonly present: string;
}

const be: SpokenVerb = { past: 'بود', present: 'باش' };
const become: SpokenVerb = { past: 'شد', present: 'ش' };

const past = (stem: string): string[] => pastEndings.map((ending) => stem + ending);
/** After a vowel the third person keeps its د («میاد»). */
const present = (stem: string): string[] =>
  presentEndings.map((ending) => stem + (ending === 'ه' && /[اآ]$/u.test(stem) ? 'د' : ending));
const behind = (word: string, forms: readonly string[]): string[] => forms.map((form) => `${word} ${form}`);
const beside = (first: readonly string[], second: readonly string[]): string[] =>
  first.map((form, index) => `${form} ${second[index] ?? ''}`);

/** Forms of the paradigms that speech has; undefined for those of books alone. */
export function conjugateSpoken(
  verb: SpokenVerb,
  paradigm: Paradigm,
  options: { readonly negative: boolean; readonly passive: boolean },
): readonly string[] | undefined {
  const { negative, passive } = options;
  if (passive) {
    const auxiliary = conjugateSpoken(become, paradigm, { negative, passive: false });
    return auxiliary?.map((form) => beforeMain(form, `${verb.past}ه `));
  }
  const ne = negative ? 'ن' : '';
  const mi = `${ne}می${zwnj}`;
  switch (paradigm) {
    case 'simple-past':
      return past(ne + verb.past);
    case 'present-perfect':
      return past(ne + verb.past).map((form, index) => (index === 2 && verb !== become ? `${form}ه` : form));
    case 'past-continuous':
      return past(mi + verb.past);
    case 'past-progressive':
      return beside(past('داشت'), past(mi + verb.past));
    case 'past-perfect':
      return behind(`${ne}${verb.past}ه`, past(be.past));
    case 'past-subjunctive':
      return behind(`${ne}${verb.past}ه`, present(be.present));
    case 'simple-present':
      return present(ne + verb.present);
    case 'present-indicative':
      return present(mi + verb.present);
    case 'present-subjunctive':
      return present(`${negative ? 'ن' : 'ب'}${verb.present}`);
    case 'present-progressive':
      return beside(present('دار'), present(mi + verb.present));
    default:
      return undefined;
  }
}

/** The auxiliary داشتن stays in front: «دارم خونده می‌شم». */
function beforeMain(form: string, participle: string): string {
  const space = form.startsWith('دا') ? form.indexOf(' ') + 1 : 0;
  return form.slice(0, space) + participle + form.slice(space);
}
