import { createPhraseTable, type PhraseTable } from '../tokens/phrase-table.ts';

/** Words of the calendar by match key. Spaces stand between words typed apart; each is also known typed together. */
export const weekdayWords: PhraseTable<number> = spellings([
  [0, 'شنبه'],
  [1, 'یکشنبه,یک شنبه,1شنبه,1 شنبه,یه شنبه'],
  [2, 'دوشنبه,دو شنبه,2شنبه,2 شنبه'],
  [3, 'سهشنبه,سه شنبه,سشنبه,3شنبه,3 شنبه,س شنبه'],
  [4, 'چهارشنبه,چهار شنبه,چارشنبه,چار شنبه,4شنبه,4 شنبه,چهاشنبه'],
  [5, 'پنجشنبه,پنج شنبه,پنشنبه,پن شنبه,5شنبه,5 شنبه,پنشمبه,پنج شمبه'],
  [6, 'جمعه,ادینه'],
]);

export const jalaliMonthWords: PhraseTable<number> = spellings([
  [1, 'فروردین'],
  [2, 'اردیبهشت,اردی بهشت'],
  [3, 'خرداد'],
  [4, 'تیر'],
  [5, 'مرداد,امرداد'],
  [6, 'شهریور,شهریورر'],
  [7, 'مهر'],
  [8, 'ابان'],
  [9, 'اذر'],
  [10, 'دی'],
  [11, 'بهمن'],
  [12, 'اسفند,اسپند'],
]);

/** Lunar months that customers date by. */
export const islamicMonthWords: ReadonlyMap<string, number> = new Map([
  ['رمضان', 9],
  ['رمضون', 9],
  ['محرم', 1],
]);

/** Month names that are also things, people or common words; alone they need more than themselves to be a month. */
export const ambiguousMonths = new Set(['تیر', 'مهر', 'اذر', 'دی', 'بهمن', 'اسفند', 'اسپند', 'مرداد', 'خرداد', 'ابان']);
/** Of those, the ones that are never a month alone, even at the start of a sentence. */
export const mostlyOtherMonths = new Set(['تیر', 'مهر', 'دی', 'اذر', 'اسپند']);

export const gregorianMonthWords: PhraseTable<number> = spellings([
  [1, 'ژانویه,جنوری,january,jan'],
  [2, 'فوریه,فبریه,فوریهی,february,feb'],
  [3, 'مارس,مارچ,march'],
  [4, 'اوریل,اپریل,april'],
  [5, 'مه,می,may'],
  [6, 'ژوین,ژوءن,جون,ژویین,june'],
  [7, 'ژوییه,ژولای,جولای,ژوییهی,july'],
  [8, 'اوت,اگوست,اگست,august'],
  [9, 'سپتامبر,september'],
  [10, 'اکتبر,october'],
  [11, 'نوامبر,november'],
  [12, 'دسامبر,december'],
]);

export const seasonWords: PhraseTable<number> = spellings([
  [0, 'بهار'],
  [1, 'تابستان,تابستون'],
  [2, 'پاییز,پاییزز'],
  [3, 'زمستان,زمستون'],
]);

/** Days from today. */
export const relativeDayWords: PhraseTable<number> = spellings([
  [0, 'امروز,امشب,امصبح,emrooz,emruz,emshab'],
  [1, 'فردا,فرداشب,فردا شب,farda'],
  [2, 'پسفردا,پس فردا,پسفرداشب,پس فردا شب,pasfarda'],
  [3, 'پسونفردا,پسون فردا,پس پسفردا,پساونفردا,پس اون فردا,پسپسفردا'],
  [-1, 'دیروز,دیشب,dirooz,diruz,dishab'],
  [-2, 'پریروز,پریشب,پری روز,پری شب,parirooz'],
  [-3, 'پسپریروز,پس پریروز,پسپریشب,پس پریشب,پرپریروز'],
]);

export type CalendarUnit = 'day' | 'week' | 'month' | 'year';

export const calendarUnitWords: ReadonlyMap<string, CalendarUnit> = new Map([
  ['روز', 'day'],
  ['شب', 'day'],
  ['هفته', 'week'],
  ['ماه', 'month'],
  ['سال', 'year'],
]);

/** «هفته بعد», «ماه پیش», «دوشنبه آینده». */
export const qualifierWords: ReadonlyMap<string, -1 | 1> = new Map([
  ...['پیش', 'قبل', 'قبلی', 'گذشته', 'پیشین', 'قبلش', 'پیشی', 'قبلا'].map((word): [string, -1] => [word, -1]),
  ...['بعد', 'بعدی', 'دیگه', 'دیگر', 'اینده', 'ایندهی', 'بعدش', 'دیگهای', 'پیشرو', 'اتی', 'بعدا'].map(
    (word): [string, 1] => [word, 1],
  ),
]);

export const thisWords = new Set(['این', 'همین', 'اینهفته', 'جاری']);

function spellings(rows: readonly (readonly [number, string])[]): PhraseTable<number> {
  const words = new Map(
    rows.flatMap(([value, words]) => words.split(',').map((word): [string, number] => [word, value])),
  );
  return createPhraseTable(words);
}
