import type { Lexicon } from '../lexicon/lexicon.ts';
import { wordClass } from '../lexicon/lexicon.ts';
import type { NominalFeatures } from './nominal-features.ts';
import { zwnj } from './stem-ending.ts';
import type { WordAnalysis } from './word-analysis.ts';

/** Comparatives that treebanks trace to their old positive. */
const oldComparatives: ReadonlyMap<string, string> = new Map([
  ['بهتر', 'به'],
  ['بهترین', 'به'],
  ['بیشتر', 'بیش'],
  ['بیشترین', 'بیش'],
  ['کمتر', 'کم'],
  ['کمترین', 'کم'],
  ['مهتر', 'مه'],
  ['کهتر', 'که'],
]);

/** Dictionary form of a reading: a verb as past#present, a broken plural as its singular. */
export function lemmaOf(reading: WordAnalysis, lexicon: Lexicon): string {
  if (reading.kind === 'verb') return reading.base;
  const { base, features } = reading;
  const spoken = spokenLemmas.get(base);
  if (spoken) return spoken;
  if (features.yeh === 'indefinite' && isYehAlone(features)) {
    const whole = `${base}ی`;
    if (lexicon.persian.find(whole) && !bearsYeh(whole, lexicon)) return whole;
  }
  return nominalLemma(base, lexicon);
}

function isYehAlone({ comparative, plural, possessor, definite, copula, ra, ham }: NominalFeatures): boolean {
  return !(comparative || plural || possessor || definite || copula || ra || ham);
}

/** Little words whose dictionary form is not their formal one. */
const spokenLemmas: ReadonlyMap<string, string> = new Map([
  ['خب', 'خوب'],
  ['هیچ چیز', 'هیچ'],
  ['یک کم', 'یکم'],
  ['کسانی', 'کس'],
  ['این طرف', 'این‌ور'],
  ['آن طرف', 'آن‌ور'],
  ['آقای', 'آقا'],
  ['جلوی', 'جلو'],
]);

const degrees = ['ترین', 'تر'];

export function nominalLemma(base: string, lexicon: Lexicon): string {
  const old = oldComparatives.get(base);
  if (old) return old;
  const oldWithYeh = base.endsWith('ی') ? oldComparatives.get(base.slice(0, -1)) : undefined;
  if (oldWithYeh) return oldWithYeh;
  const singular = lexicon.plurals.get(base);
  if (singular) return singular;
  if (base.endsWith('ا') && tanvin.has(base)) return `${base}ً`;
  const known = (word: string, classes: number): boolean =>
    ((lexicon.persian.find(word)?.classes ?? 0) & classes) !== 0;
  for (const suffix of degrees) {
    if (!base.endsWith(suffix) || base.length < suffix.length + 2) continue;
    const stem = trimmed(base, suffix.length);
    if (!known(base, wordClass.noun) && known(stem, wordClass.adjective)) return stem;
  }
  if (base.endsWith('ی') && base.length > 2 && bearsYeh(base, lexicon)) return trimmed(base, 1);
  if (base.endsWith('ها') && base !== 'آن‌ها' && base.length > 4) {
    const stem = trimmed(base, 2);
    if (known(stem, wordClass.noun | wordClass.closed) && !known(base, wordClass.adjective)) return stem;
  }
  if (known(base, wordClass.plural)) {
    if (base.endsWith('گان') && known(`${base.slice(0, -3)}ه`, wordClass.noun)) return `${base.slice(0, -3)}ه`;
    for (const suffix of ['یان', 'ان', 'ات']) {
      if (base.endsWith(suffix) && base.length > suffix.length + 1 && known(base.slice(0, -suffix.length), 3))
        return base.slice(0, -suffix.length);
    }
  }
  return base;
}

/** How much rarer than its stem a word in ی is that is its indefinite form, in eighths of a bit; counted on iPerUDT train. */
const unknownYehEighths = 12;
const nounYehEighths = 24;

/** Whether a final ی is a suffix of this dictionary word: no class of its own, or a noun far rarer than the word without ی. */
function bearsYeh(base: string, lexicon: Lexicon): boolean {
  const whole = lexicon.persian.find(base);
  const stem = lexicon.persian.find(base.slice(0, -1));
  if (!whole || !stem || (stem.classes & 7) === 0) return false;
  const own = whole.classes & (7 | wordClass.closed);
  const rarerBy = whole.cost - stem.cost;
  if (/[او]ی$/u.test(base))
    return (own & ~wordClass.noun) === 0 && (stem.classes & wordClass.noun) !== 0 && rarerBy >= -8;
  if (own === 0) return rarerBy >= unknownYehEighths;
  const nounOnly = (stem.classes & 7) === wordClass.noun;
  return own === wordClass.noun && rarerBy >= (nounOnly ? unknownYehEighths : nounYehEighths);
}

const trimmed = (word: string, count: number): string => {
  const cut = word.slice(0, -count);
  return cut.endsWith(zwnj) ? cut.slice(0, -1) : cut;
};

/** Adverbs that lose their tanvin in plain writing. */
const tanvin = new Set(
  'اصلا واقعا حتما مثلا قبلا بعدا فعلا لطفا کاملا دقیقا تقریبا معمولا احتمالا اتفاقا شخصا صرفا ابدا ظاهرا مخصوصا خصوصا اساسا اصولا عمدا نسبتا شدیدا سریعا مستقیما رسما عملا ذاتا قطعا یقینا کلا جدا حدودا اولا ثانیا ثالثا ضمنا نهایتا مجددا موقتا دائما غالبا اکثرا ظاهرا طبیعتا حقیقتا مطمئنا عموما طبعا قاعدتا متاسفانه فورا کرارا تلفنا شفاها کتبا حضورا مجانا لزوما الزاما متقابلا مسلما عینا عمیقا قلبا بعضا تماما جمعا اخیرا سابقا اشتباها احیانا اجبارا'.split(
    ' ',
  ),
);
