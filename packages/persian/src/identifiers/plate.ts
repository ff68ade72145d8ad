import { convertDigits } from '../characters/digits.ts';
import { persianise } from '../characters/letters.ts';

/** A number plate of Iran. */
export type Plate =
  | {
      readonly kind: 'car';
      readonly firstTwo: string;
      readonly letter: string;
      readonly nextThree: string;
      readonly provinceCode: string;
      readonly province: string | undefined;
    }
  | { readonly kind: 'motorcycle'; readonly provinceCode: string; readonly digits: string };

const LETTERS = new Set('الف ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و ه ی ژ D S'.split(' '));

const PROVINCE_CODES: readonly (readonly [string, string])[] = [
  ['تهران', '10 11 20 22 33 40 44 50 55 60 66 70 77 80 88 90 99'],
  ['البرز', '21 30 38 68 78'],
  ['خراسان رضوی', '12 36 42 74'],
  ['اصفهان', '13 23 43 53 67'],
  ['خوزستان', '14 24 34'],
  ['آذربایجان شرقی', '15 25 35'],
  ['قم', '16'],
  ['آذربایجان غربی', '17 27 37'],
  ['همدان', '18 28'],
  ['کرمانشاه', '19 29'],
  ['خراسان شمالی', '26 32'],
  ['لرستان', '31 41'],
  ['کرمان', '45 65 75'],
  ['گیلان', '46 56 76'],
  ['مرکزی', '47 57'],
  ['بوشهر', '48 58'],
  ['کهگیلویه و بویراحمد', '49'],
  ['کردستان', '51 61'],
  ['خراسان جنوبی', '52'],
  ['یزد', '54 64'],
  ['گلستان', '59 69'],
  ['مازندران', '62 72 82 92'],
  ['فارس', '63 73 83 93'],
  ['چهارمحال و بختیاری', '71 81'],
  ['قزوین', '79 89'],
  ['هرمزگان', '84 94'],
  ['سیستان و بلوچستان', '85 95'],
  ['سمنان', '86 96'],
  ['زنجان', '87 97'],
  ['اردبیل', '91'],
  ['ایلام', '98'],
];

const provinceOfCode = new Map(
  PROVINCE_CODES.flatMap(([province, codes]) => codes.split(' ').map((code): [string, string] => [code, province])),
);

const CAR = /^([1-9]{2})(\p{L}{1,3})([1-9]{3})(?:ایران)?([1-9]\d)$/u;
const MOTORCYCLE = /^([1-9]{3})([1-9]{4}\d)$/;

/** Reads a plate as typed: «۱۲ب۳۴۵ایران۶۷», «12 ب 345 - 67», a motorcycle's eight digits `123-45678`. Null when it is none. */
export function parsePlate(text: string): Plate | null {
  const plain = persianise(convertDigits(text, 'latin')).replace(/[\s\-–_/\u200c\u200e\u200f]+/g, '');
  const motorcycle = MOTORCYCLE.exec(plain);
  if (motorcycle !== null)
    return { kind: 'motorcycle', provinceCode: motorcycle[1] ?? '', digits: motorcycle[2] ?? '' };
  const car = CAR.exec(plain);
  const letter = car?.[2] === 'ا' ? 'الف' : (car?.[2] ?? '');
  if (car === null || !LETTERS.has(letter)) return null;
  const provinceCode = car[4] ?? '';
  return {
    kind: 'car',
    firstTwo: car[1] ?? '',
    letter,
    nextThree: car[3] ?? '',
    provinceCode,
    province: provinceOfCode.get(provinceCode),
  };
}

/** Whether digits alone can stand on a plate: no zero but as the last. */
export function isPlateDigits(text: string): boolean {
  return /^[1-9]+\d$/.test(convertDigits(text, 'latin'));
}
