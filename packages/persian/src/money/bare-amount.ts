import { unitWords } from '../attributes/unit-words.ts';
import { isClassifier } from '../numbers/classifiers.ts';
import type { NumberMatch } from '../numbers/number-match.ts';
import type { EntityContext } from '../reader/entity-context.ts';
import { restOfToken } from '../reader/entity-context.ts';
import { greaterThan, lowerThan, moneyCues, nearly } from './money-words.ts';

/** Words that may stand after an amount without a unit; anything else is a thing that is counted («سه میلیون فالوور»). */
const FOLLOWERS = new Set(
  (
    'رو را و به برای واسه برا با هم هست است بود شد شده شدن میشه میشد بدم بدین بدید میدم میدین میدید دادم دادین چی چیه چه چند بیشتر کمتر ' +
    'زیاده زیاد خوبه گرونه ارزونه باشه باشد نباشه بودجه دارم داریم دارین خرید خریدم خریدین پول تخفیف نقد نقدی از تا که ولی اگه یا پس الان ' +
    'میخوام میخواستم حساب واریز ریختم زدم زدین زده پرداخت کارت موجوده پیدا هزینه میفته درمیاد میارزه نمیارزه نمیدم میتونم کم کنین کنید ' +
    'ناقابل قیمت قیمتشه تموم فروختین فروختن گرفتم گرفتین وام تمام کامل رسیده اومده قبلا دیگه اینا به‌بالا بیعانه درسته شما من مگه فقط حدودا تقریبا بخرم بیارین جنس'
  ).split(' '),
);
const COUNTED_SOON = new Set([
  'تا',
  'بار',
  'نفر',
  'عدد',
  'دونه',
  'فالوور',
  'فالور',
  'متر',
  'گرم',
  'میلی',
  'درصد',
  'سال',
  'ساله',
  'ممبر',
  'بازدید',
  'لایک',
  'سفارش',
  'مشتری',
]);
const CODE_CUES = new Set([
  'کد',
  'شماره',
  'مدل',
  'سایز',
  'بارکد',
  'پلاک',
  'سفارش',
  'رهگیری',
  'پیگیری',
  'پاوربانک',
  'ظرفیت',
]);
const WINDOW_BEFORE = 4;

/** Whether a number with a scale word and no unit is money: by what follows and what stands before. */
export function mayBeMoneyWithoutUnit(context: EntityContext, number: NumberMatch): boolean {
  const { terms } = context;
  const last = terms[number.next - 1];
  if (number.topScale < 1000 || last === undefined || number.high < 1000) return false;
  if (number.next === number.first + 1 && number.topScale === 1000) return false;
  if (CODE_CUES.has(terms[number.first - 1]?.key ?? '')) return false;
  const next = terms[number.next];
  const rest = restOfToken(context, number.next - 1, last.key.length);
  if (
    next === undefined ||
    next.kind === 'punctuation' ||
    next.kind === 'emoji' ||
    rest === 'ه' ||
    rest === 'ی' ||
    rest === 'و'
  )
    return true;
  if (COUNTED_SOON.has(next.key)) return false;
  return FOLLOWERS.has(next.key) || isVerbLike(next.key) || hasMoneyCue(context, number.first);
}

function isVerbLike(key: string): boolean {
  return /^(?:ن?می|ب(?!سته|ار|طری))..+(?:م|ی|ه|یم|ید|ین|ن|ند)$/.test(key);
}

function hasMoneyCue(context: EntityContext, first: number): boolean {
  for (let at = first - 1; at >= Math.max(0, first - WINDOW_BEFORE); at -= 1) {
    const key = context.terms[at]?.key ?? '';
    if (moneyCues.has(key)) return true;
    const two = `${context.terms[at - 1]?.key ?? ''} ${key}`;
    if (at >= first - 2 && [lowerThan, greaterThan, nearly].some((words) => words.has(key) || words.has(two)))
      return true;
  }
  return false;
}

const GIVING = /^(?:ن?می?|ب)?(?:دین|دید|دی|دم|دن|دیم|ده|شه|کنین|کنید|فروشین|فروشید|خرم)$/;

/** «۸۵۰ هزار تومنی رو ۷۰۰ نمیدین»: after a price a bare round number before a verb of giving has the same scale. */
export function mayInheritScale(context: EntityContext, number: NumberMatch): boolean {
  const { terms } = context;
  if (number.topScale > 1 || number.low < 50 || number.high > 999 || number.low % 5 !== 0) return false;
  if (CODE_CUES.has(terms[number.first - 1]?.key ?? '')) return false;
  const next = terms[number.next];
  return (
    next !== undefined && (GIVING.test(next.key) || /^(?:حساب|تموم|بود|بودش|شد|شده|میشد|زدین|زده)$/.test(next.key))
  );
}

/** Whether a term counts or measures what stands before it. */
export function isCounted(context: EntityContext, index: number): boolean {
  const key = context.terms[index]?.key ?? '';
  return (
    isClassifier(key) ||
    unitWords.has(key) ||
    COUNTED_SOON.has(key) ||
    /^(?:درصد|٪|%|سال|روز|ماه|ساعت|کیلومتر)/.test(key)
  );
}

const PRICE_LIMITS =
  /^(?:زیر|طرفای|طرف|حوالی|بودجه|بودجم|بودجمون|بودجهم|ارزونتر|ارزانتر|گرونتر|گرانتر|حداکثر|حداقل|نهایتا|نهایت)$/;

/** «زیر ۵۰۰ چی دارین», «بودجم پونصده», «ارزونتر از ۳۰۰»: a round number of thousands after a word of limits on prices. */
export function isLimitOfPrice(context: EntityContext, number: NumberMatch): boolean {
  const { terms } = context;
  if (
    number.topScale > 1 ||
    number.low < 50 ||
    number.high > 999 ||
    number.low % 10 !== 0 ||
    isCounted(context, number.next)
  )
    return false;
  const before = terms[number.first - 1]?.key ?? '';
  return PRICE_LIMITS.test(before === 'از' || before === 'ام' ? (terms[number.first - 2]?.key ?? '') : before);
}

const PAYING = /^(?:واریز|پرداخت|ریختم|ریختین|انتقال|کارت|زدم|کشیدم|کشیدین|کسر|تخفیف)$/;
const SUM_CUES = /^(?:مبلغ|هزینه|بیعانه|قیمت|قیمتش|بودجه)$/;

/** «۱۲۰.۰۰۰ واریز کردم»: thousands written out beside a word of paying. */
export function isPlainSum(context: EntityContext, number: NumberMatch): boolean {
  const { terms } = context;
  const digits = terms[number.first]?.digits;
  if (digits === undefined || number.next !== number.first + 1 || number.low < 10_000 || number.low % 1000 !== 0)
    return false;
  return PAYING.test(terms[number.next]?.key ?? '') || SUM_CUES.test(terms[number.first - 1]?.key ?? '');
}
