import { isPlainWord } from './plain-word.ts';

const replacements: readonly (readonly [string, string])[] = [
  ['ي', 'ی'],
  ['ى', 'ی'],
  ['ئ', 'ی'],
  ['ك', 'ک'],
  ['ة', 'ه'],
  ['ۀ', 'ه'],
  ['أ', 'ا'],
  ['إ', 'ا'],
  ['ٱ', 'ا'],
  ['آ', 'ا'],
  ['ؤ', 'و'],
];

function foldingTable(): ReadonlyMap<string, string> {
  const table = new Map<string, string>(replacements);
  for (let digit = 0; digit < 10; digit++) {
    table.set('۰۱۲۳۴۵۶۷۸۹'.charAt(digit), String(digit));
    table.set('٠١٢٣٤٥٦٧٨٩'.charAt(digit), String(digit));
  }
  return table;
}

const folding = foldingTable();
const invisible = /[\p{M}\u0640\u200b-\u200f\u2060\ufeff]/gu;
const repeated = /(.)\1{2,}/gu;
const foldable = /[يىئكةۀأإٱآؤ۰-۹٠-٩]/gu;

/**
 * Folds one word into the spelling that all its variants share: Arabic letters and digits to the Persian and Latin
 * ones, marks, tatweel and ZWNJ removed, lower case, a run of three or more equal characters to one.
 */
export function foldWord(word: string): string {
  if (isPlainWord(word)) return word;
  return word
    .replace(invisible, '')
    .replace(foldable, (character) => folding.get(character) ?? character)
    .toLowerCase()
    .replace(repeated, '$1');
}
