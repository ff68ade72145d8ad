import { unitWords } from '../attributes/unit-words.ts';
import type { Term } from '../tokens/term.ts';
import { isClassifier } from './classifiers.ts';
import type { NumberMatch } from './number-match.ts';

/** Series whose members are numbered: the number after them is a name («آیفون ۱۳», «نوت ۱۲», «PS 5»). */
const SERIES = new Set(
  (
    'ایفون iphone گلکسی galaxy نوت note ردمی redmi پوکو poco ایپد ipad مک macbook مکبوک ایرپاد airpod airpods ایرپادز واچ watch ایپاد ipod پیکسل pixel ' +
    'ویندوز windows اندروید android پلیاستیشن پلیستیشن پلی استیشن ps playstation xbox ایکسباکس هواوی honor انر mate میت نوا nova ریلمی realme وان پلاس oneplus ' +
    'شیایومی xiaomi mi می سامسونگ samsung سری series pro max پرو مکس اولترا ultra پلاس plus air ایر lite لایت mini مینی fe core کور ryzen i3 i5 i7 i9 rtx gtx مدل‌های'
  ).split(' '),
);

/** Whether a number is part of a model's name. Sizes, counts and capacities after it are not. */
export function isModelName(terms: readonly Term[], number: NumberMatch): boolean {
  const before = terms[number.first - 1];
  const first = terms[number.first];
  if (before === undefined || first === undefined) return false;
  const after = terms[number.next];
  if (after !== undefined && (isClassifier(after.key) || unitWords.has(after.key))) return false;
  if (before.key === 'نسل' || before.key === 'ورژن' || before.key === 'سری') return true;
  if (!SERIES.has(before.key)) return false;
  return number.high <= 99 || /^(?:پرو|pro|max|مکس)$/.test(before.key) === false;
}
