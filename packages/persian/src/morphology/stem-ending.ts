/** How a word ends decides how its suffixes are spelled: consonant, vowel (ا or و), silent ه, or ی. */
export type StemEnding = 'consonant' | 'vowel' | 'heh' | 'yeh';

/** Final ه that is heard although a consonant stands before it. */
const audibleHeh = new Set([
  'متوجه',
  'توجه',
  'مشابه',
  'شبیه',
  'وجه',
  'نه',
  'فقه',
  'مواجه',
  'منزه',
  'مرفه',
  'فربه',
  'زره',
  'گره',
  'ده',
  'به',
  'مه',
  'ته',
  'شه',
  'ره',
  'گنه',
  'سیه',
]);

export function stemEnding(word: string): StemEnding {
  const last = word[word.length - 1];
  if (last === 'ه') {
    const before = word[word.length - 2];
    return before === 'ا' || before === 'و' || before === 'ی' || audibleHeh.has(word) ? 'consonant' : 'heh';
  }
  if (last === 'ا' || last === 'آ' || last === 'و') return 'vowel';
  return last === 'ی' ? 'yeh' : 'consonant';
}

const notJoining = new Set('اآأإدذرزژوؤءۀة');

/** Whether the letter joins the next one, so that a half-space would show. */
export function joinsNext(letter: string | undefined): boolean {
  return letter !== undefined && !notJoining.has(letter);
}

export const zwnj = '\u200c';

/** Appends a suffix with a half-space where one shows («کتاب‌ها», «کارها»). */
export function appendWithHalfSpace(word: string, suffix: string): string {
  return joinsNext(word[word.length - 1]) ? `${word}${zwnj}${suffix}` : `${word}${suffix}`;
}
