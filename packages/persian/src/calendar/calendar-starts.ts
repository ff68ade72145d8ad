import {
  calendarUnitWords,
  gregorianMonthWords,
  jalaliMonthWords,
  relativeDayWords,
  seasonWords,
  thisWords,
  weekdayWords,
} from './calendar-words.ts';
import { occasions } from './holidays.ts';

const OTHERS = [
  'امسال',
  'پارسال',
  'پیرارسال',
  'پریسال',
  'نیمه',
  'دهه',
  'اوایل',
  'اواسط',
  'اواخر',
  'اخر',
  'اول',
  'وسط',
  'ابتدای',
  'پایان',
  'بقیه',
  'باقی',
  'باقیمانده',
  'باقیمونده',
];

/** First three letters of every word that a date may start with: spares the grammars on most words of a message. */
export const calendarStarts: ReadonlySet<string> = new Set(
  [
    ...weekdayWords.values.keys(),
    ...jalaliMonthWords.values.keys(),
    ...gregorianMonthWords.values.keys(),
    ...seasonWords.values.keys(),
    ...relativeDayWords.values.keys(),
    ...calendarUnitWords.keys(),
    ...thisWords,
    ...occasions.values.keys(),
    ...OTHERS,
  ].map((phrase) => (phrase.split(' ')[0] ?? '').slice(0, 3)),
);
