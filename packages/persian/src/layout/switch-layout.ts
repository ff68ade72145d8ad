import { digitPairs, type KeyboardLayout, latinKeys, persianKeys } from './keyboard-maps.ts';

const toPersianDigit = new Map(digitPairs);
const toLatinDigit = new Map(digitPairs.map(([latin, persian]) => [persian, latin]));

/**
 * What the same keys write on the Persian layout (ISIRI 9147 unless said): `switchToPersian('sghl')` → «سلام». Characters
 * that stand on no key stay; digits change only when asked, for both layouts of Iran type Latin digits in some programs.
 */
export function switchToPersian(
  text: string,
  options: { readonly layout?: KeyboardLayout; readonly digits?: boolean } = {},
): string {
  const keys = persianKeys[options.layout ?? 'isiri'];
  let output = '';
  for (const character of text) {
    const plain = keys.get(character) ?? (/[A-Z]/u.test(character) ? keys.get(character.toLowerCase()) : undefined);
    output += plain ?? (options.digits ? toPersianDigit.get(character) : undefined) ?? character;
  }
  return output;
}

/** What the same keys write on the Latin layout: `switchToLatin('اثممخ')` → `hello`. */
export function switchToLatin(
  text: string,
  options: { readonly layout?: KeyboardLayout; readonly digits?: boolean } = {},
): string {
  const keys = latinKeys[options.layout ?? 'isiri'];
  let output = '';
  for (const character of text)
    output += keys.get(character) ?? (options.digits ? toLatinDigit.get(character) : undefined) ?? character;
  return output;
}
