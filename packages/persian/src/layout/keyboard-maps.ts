/** ISIRI 9147, the standard Persian layout: Latin key → Persian character. */
const standardPlain = `q ض w ص e ث r ق t ف y غ u ع i ه o خ p ح [ ج ] چ a ش s س d ی f ب g ل h ا j ت k ن l م ; ک ' گ z ظ x ط c ز v ر b ذ n د m پ , و`;
const standardShift = `T ، ? ؟ H آ A ؤ S ئ D ي F إ G أ J ة K » L « C ژ M ء Z ك B \u200c N ٔ O ] P [ Q ْ W ٌ E ٍ R ً Y ُ U ِ I َ { } } {`;
/** The older layout of Windows: پ stands on the backslash, ئ on m. */
const windowsPlain = standardPlain.replace('m پ', 'm ئ').concat(' \\ پ ` ÷');
const windowsShift = `T ، ? ؟ H آ C ژ M ء N أ B إ V ؤ G ۀ Z ة X ي J ـ K « L » F ّ S ُ A َ D ِ Q ً W ٌ E ٍ R ریال Y ؛ U , I ] O [ P \\ { } } { ~ ×`;

export type KeyboardLayout = 'isiri' | 'windows';

const table = (text: string): Map<string, string> => {
  const cells = text.split(' ');
  const map = new Map<string, string>();
  for (let index = 0; index + 1 < cells.length; index += 2) map.set(cells[index] as string, cells[index + 1] as string);
  return map;
};

const digits: readonly (readonly [string, string])[] = [...'0123456789'].map((digit, index) => [
  digit,
  '۰۱۲۳۴۵۶۷۸۹'[index] as string,
]);

/** Latin key → Persian character, for each layout. */
export const persianKeys: Readonly<Record<KeyboardLayout, ReadonlyMap<string, string>>> = {
  isiri: new Map([...table(standardPlain), ...table(standardShift), ['\\', 'پ']]),
  windows: new Map([...table(windowsPlain), ...table(windowsShift)]),
};

const inverse = (map: ReadonlyMap<string, string>): Map<string, string> => {
  const keys = new Map<string, string>();
  for (const [key, character] of map) if (!keys.has(character)) keys.set(character, key);
  return keys;
};

/** Persian character → Latin key; پ is found on both its keys. */
export const latinKeys: Readonly<Record<KeyboardLayout, ReadonlyMap<string, string>>> = {
  isiri: new Map([...inverse(persianKeys.isiri), ['ي', 'd'], ['ك', ';']]),
  windows: new Map([...inverse(persianKeys.windows), ['ي', 'd'], ['ك', ';']]),
};

export const digitPairs = digits;
