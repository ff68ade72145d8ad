const folded: Record<string, string> = {
  ي: 'ی',
  ك: 'ک',
  ى: 'ی',
  ە: 'ه',
  ة: 'ه',
  إ: 'ا',
  ٱ: 'ا',
  ہ: 'ه',
  ھ: 'ه',
  ڪ: 'ک',
};
/** By their unit, the letters that are left as they are. */
const isPlainUnit = new Uint8Array(0x700);
for (const letter of 'ءآئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی') isPlainUnit[letter.charCodeAt(0)] = 1;

const zwnj = 0x200c;

/** Whether a word is in plain letters already, with no half-spaces but single ones between them. */
function isPlain(word: string): boolean {
  let isBetween = false;
  for (let at = 0; at < word.length; at += 1) {
    const unit = word.charCodeAt(at);
    const isLetter = isPlainUnit[unit] === 1;
    if (!isLetter && !(isBetween && unit === zwnj)) return false;
    isBetween = isLetter;
  }
  return isBetween || word === '';
}

/**
 * A word in plain Persian letters: Arabic letters folded, presentation forms composed, tatweel, short vowels and invisible
 * marks removed, ZWNJ kept only between letters. «هٔ» becomes «ۀ». What is not Persian stays.
 */
export function plainLetters(word: string): string {
  if (isPlain(word)) return word;
  return word
    .normalize(/[\ufb50-\ufdff\ufe70-\ufefc]/u.test(word) ? 'NFKC' : 'NFC')
    .replaceAll('هٔ', 'ۀ')
    .replace(/[يكىەةإٱہھڪ]/gu, (letter) => folded[letter] ?? letter)
    .replace(/[\u064c-\u0655\u0670\u0640\u200b\u200d-\u200f\u202a-\u202e\u2066-\u2069\ufeff]|\u064b(?!$)/gu, '')
    .replace(/\u200c{2,}/gu, '\u200c')
    .replace(/^\u200c+|\u200c+$/gu, '');
}
