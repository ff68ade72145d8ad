/** One way to read Latin letters: the Persian letters they stand for and its price in bits. */
export interface Spelling {
  readonly persian: string;
  readonly cost: number;
}

type Place = 'first' | 'middle' | 'last';

const row = (text: string): readonly Spelling[] =>
  text.split(' ').map((cell) => {
    const colon = cell.indexOf(':');
    return { persian: cell.slice(0, colon), cost: Number(cell.slice(colon + 1)) };
  });

const consonants: ReadonlyMap<string, readonly Spelling[]> = new Map(
  Object.entries({
    b: 'ب:0',
    p: 'پ:0',
    t: 'ت:0 ط:0.4',
    s: 'س:0 ص:0.3 ث:0.8',
    j: 'ج:0 ژ:5',
    ch: 'چ:0',
    h: 'ه:0.2 ح:0.2',
    kh: 'خ:0',
    d: 'د:0',
    z: 'ز:0 ذ:0.4 ض:0.4 ظ:0.4',
    r: 'ر:0',
    zh: 'ژ:0',
    sh: 'ش:0',
    gh: 'ق:0.1 غ:0.2',
    q: 'ق:0.3 غ:1',
    f: 'ف:0',
    k: 'ک:0 خ:7',
    c: 'ک:1 س:2 چ:2 ص:5',
    ck: 'ک:0',
    g: 'گ:0 ق:4 ج:5',
    l: 'ل:0',
    m: 'م:0',
    n: 'ن:0',
    v: 'و:0',
    w: 'و:1',
    x: 'خ:1 کس:1',
    y: 'ی:0',
    ph: 'ف:1',
    th: 'ت:3 ث:3',
    "'": 'ع:0.5 ء:2 ئ:1.5 :5',
  }).map(([latin, text]) => [latin, row(text)] as const),
);

const vowels: Record<Place, ReadonlyMap<string, readonly Spelling[]>> = {
  first: new Map(
    Object.entries({
      a: 'ا:0.3 آ:0.5 ع:0.8 عا:1.2 أ:3',
      aa: 'آ:0.1 عا:2.5 ا:3',
      e: 'ا:0.2 ع:0.8 ای:5',
      o: 'ا:0.3 او:1.2 ع:0.8 عو:2.5',
      u: 'او:0.3 ا:3 عو:4 یو:5',
      oo: 'او:0.1 عو:4',
      i: 'ای:0.3 ا:3.5 عی:1.5',
      ee: 'ای:0.5 عی:2',
      ei: 'ای:0.5 عی:3',
      ey: 'ای:0.5 عی:2',
      ay: 'آی:2 عی:3 ای:3',
      ai: 'آی:2 ای:3',
      eu: 'اع:3 او:3',
      iy: 'ای:1',
      au: 'او:1 آو:2',
      aw: 'او:1.5 عو:3',
      ou: 'او:0.4',
      eh: 'اح:1 اه:1',
    }).map(([latin, text]) => [latin, row(text)] as const),
  ),
  middle: new Map(
    Object.entries({
      a: ':0.5 ا:0.5 ع:1.8 عا:1.8 اع:5 آ:4 أ:5 وا:7 ه:3.5',
      aa: 'ا:0.1 آ:2 عا:1.5 اع:2.5 :3.5',
      e: ':0.3 ع:1.8 ی:6.5 ه:4 ئ:6 ا:7',
      o: ':0.6 و:1 ع:2.5 وع:6 ؤ:6',
      u: 'و:0.3 :6.5 وع:5 عو:5 ئو:6 ا:6.5',
      oo: 'و:0.1 وع:5 ئو:4 عو:5 ا:6',
      ou: 'و:0.4 ئو:5 :3',
      i: 'ی:0.2 :4 عی:2.5 یع:2.5 یی:2.5 ئی:4 ائی:6',
      ee: 'ی:0.3 ئی:4 عی:5 :5',
      ei: 'ی:0.6 ئی:3',
      ey: 'ی:0.4',
      ay: 'ی:1 ای:1 ائ:4 عی:4',
      ai: 'ای:0.6 ی:3 ائی:3 ایی:3 عی:4',
      ia: 'یا:0.3 ی:4',
      iy: 'ی:0.4',
      ie: 'ی:2 یه:3',
      ow: 'و:0.5',
      ov: 'و:1.5',
      aw: 'او:1 و:3',
      au: 'او:1',
      io: 'یو:0.5',
      ea: 'آ:3 ئا:3 عا:3 ه‌ا:2 یا:4',
      oa: 'وا:1 عا:3 ؤا:3',
      oe: 'وع:3 وه:3',
      ua: 'وا:0.5',
      ae: 'ائ:2 اع:2 ای:2.5 ایی:2.5',
      eye: 'ه‌ی:1 یه:4',
      aei: 'ائی:1 ایی:1',
      ye: 'ی:0.7 یه:3',
    }).map(([latin, text]) => [latin, row(text)] as const),
  ),
  last: new Map(
    Object.entries({
      a: 'ا:0.3 ه:2.5 ع:2 اع:2.5 ی:4',
      aa: 'ا:0.1 اع:4',
      ah: 'ه:1.5 اه:0.8 اح:2',
      aah: 'اه:0.2',
      e: 'ه:0.4 :1.2 ع:2.5 ی:5 ئه:6',
      eh: 'ه:0.3 :3.5 ح:5 ع:5',
      o: 'و:0.8 :7 وع:5',
      oh: 'ه:2 وه:1 وح:3',
      u: 'و:0.3',
      oo: 'و:0.2 وع:4',
      ou: 'و:0.5',
      i: 'ی:0.2 یع:2.5 عی:4 ئی:4 :6',
      ee: 'ی:0.5',
      ey: 'ی:0.5',
      ay: 'ای:0.8 ی:1',
      aye: 'ای:0.4 ایه:3 ی:4',
      ai: 'ای:0.4 ایی:2 ائی:3 ی:4',
      ie: 'یه:0.5 ی:1.2',
      ieh: 'یه:0.5',
      iye: 'یه:0.5 ی:2',
      iyeh: 'یه:0.5',
      ia: 'یا:0.3',
      ow: 'و:0.5',
      oye: 'وی:0.5',
      uye: 'وی:0.3',
      ooye: 'وی:0.3',
      ouye: 'وی:0.3',
      eye: 'ه‌ی:0.6 ه:1.2 ی:4',
      ehye: 'ه‌ی:0.4',
      eie: 'ه‌ی:1',
      yeh: 'یه:0.5 ی:2.5',
      ye: 'ی:0.8 یه:1.5',
      an: 'ا:2.5 اً:4.5',
      aei: 'ایی:0.5 ائی:1',
      aeh: 'اه:2',
      aie: 'ایه:1 ائه:2 ای:2',
      ayeh: 'ایه:0.6 ای:1',
      oyeh: 'وی:1',
      ae: 'ایی:3 اع:3 ای:2',
      eyi: 'ه‌ای:1 یی:3',
      ei: 'ی:0.8 ه‌ای:3 یی:3',
      eii: 'ه‌ای:1.5',
    }).map(([latin, text]) => [latin, row(text)] as const),
  ),
};

const longest = 4;

const withBits = (bits: number): ReadonlyMap<string, readonly Spelling[]> =>
  new Map(
    [...consonants].map(([latin, spellings]) => [
      latin,
      spellings.map(({ persian, cost }) => ({ persian, cost: cost + bits })),
    ]),
  );

/** Two letters that make one sound are seldom two sounds. */
const apart = withBits(3);
const doubled = withBits(0.1);

/** Whether a sound is written with two letters at an offset: kh, gh, sh, ch, zh. */
const isDigraph = (latin: string, at: number): boolean =>
  latin[at + 1] === 'h' && 'kgscz'.includes(latin[at] as string);

const isDoubledVowel = (latin: string, at: number): boolean =>
  latin[at] === latin[at + 1] && 'aeo'.includes(latin[at] as string);

/** Readings of the Latin letters that begin at an offset, each with its length. */
export function spellingsAt(
  latin: string,
  at: number,
): readonly { readonly length: number; readonly spellings: readonly Spelling[] }[] {
  const found: { length: number; spellings: readonly Spelling[] }[] = [];
  for (let length = 1; length <= longest && at + length <= latin.length; length += 1) {
    const letters = latin.slice(at, at + length);
    if (length === 1 && isDoubledVowel(latin, at)) continue;
    const consonant = (length === 1 && isDigraph(latin, at) ? apart : consonants).get(letters);
    if (consonant) found.push({ length, spellings: consonant });
    const place: Place = at === 0 ? 'first' : at + length === latin.length ? 'last' : 'middle';
    const vowel = vowels[place].get(letters) ?? (place === 'last' ? vowels.middle.get(letters) : undefined);
    if (vowel) found.push({ length, spellings: vowel });
    const twice = length === 2 && letters[0] === letters[1] ? doubled.get(letters[0] as string) : undefined;
    if (twice) found.push({ length, spellings: twice });
  }
  return found;
}
