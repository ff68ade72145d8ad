import { createPhraseTable, type PhraseTable } from '../tokens/phrase-table.ts';
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
  'هر',
  'روزانه',
  'هفتگی',
  'ماهانه',
  'ماهیانه',
  'سالانه',
  'سالیانه',
  'هرروز',
  'هرشب',
  'هرهفته',
  'هرماه',
  'روزهای',
  'روزای',
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
  'وسطای',
  'اولای',
  'اخرای',
  'اخرهای',
  'ابتدای',
  'پایان',
  'بقیه',
  'باقی',
  'باقیمانده',
  'باقیمونده',
];

/** Every word that a date or frequency may start with: spares the grammars on most words of a message. */
export const calendarStarts: PhraseTable<true> = createPhraseTable(
  new Map(
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
    ].map((phrase) => [phrase, true]),
  ),
);

/** What may hang on such a word: `isDateEnding`, the plural of a weekday, «روزه», «روزهی» and «ماه» behind a month. */
export const calendarEndings: ReadonlySet<string> = new Set([
  'م',
  'هم',
  'ه',
  'و',
  'رو',
  'ست',
  'س',
  'ن',
  'ی',
  'ها',
  'هی',
  'ماه',
]);
