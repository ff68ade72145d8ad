import { createPhraseTable, type PhraseTable } from '../tokens/phrase-table.ts';

/** Part of the day that a word names, as the hour shift it asks for. */
export type DayPart = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night' | 'midnight' | 'dawn';

/** By match key, words typed apart with a space. */
export const dayPartWords: PhraseTable<DayPart> = createPhraseTable(
  new Map([
    ...words('morning', 'صبح,صب,صبحی,صبحگاه,قبل از ظهر,پیش از ظهر,قبلازظهر,am,sobh'),
    ...words('noon', 'ظهر,ظهری,ظهرر,zohr'),
    ...words('afternoon', 'بعدازظهر,بعد از ظهر,بعد ازظهر,بعدظهر,بعد ظهر,عصر,عصری,عصرر,pm,asr,badazzohr'),
    ...words('evening', 'غروب,سر شب,سرشب,تنگ غروب'),
    ...words('night', 'شب,شبی,shab'),
    ...words('midnight', 'نصفه شب,نصف شب,نصفشب,نصفهشب,نیمه شب,نیمهشب'),
    ...words('dawn', 'بامداد,سحر,سحری,دم صبح,کله سحر,کله صبح'),
  ]),
);

export type DurationUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

export const durationUnitWords: PhraseTable<DurationUnit> = createPhraseTable(
  new Map<string, DurationUnit>([
    ['ثانیه', 'second'],
    ['دقیقه', 'minute'],
    ['دیقه', 'minute'],
    ['دقه', 'minute'],
    ['دقیقهای', 'minute'],
    ['دقایق', 'minute'],
    ['ساعت', 'hour'],
    ['روز', 'day'],
    ['شبانه روز', 'day'],
    ['شبانهروز', 'day'],
    ['هفته', 'week'],
    ['ماه', 'month'],
    ['سال', 'year'],
  ]),
);

function words(part: DayPart, spellings: string): readonly [string, DayPart][] {
  return spellings.split(',').map((word): [string, DayPart] => [word, part]);
}

/** Hour of the day (0-23) for a clock hour said with a part of the day, or undefined when they cannot go together. */
export function hourIn(part: DayPart, hour: number): number | undefined {
  if (hour > 12) return hour <= 24 ? hour % 24 : undefined;
  switch (part) {
    case 'morning':
      return hour === 12 ? 0 : hour;
    case 'dawn':
      return hour === 12 ? 0 : hour;
    case 'noon':
      return hour <= 5 && hour > 0 ? hour + 12 : hour;
    case 'afternoon':
    case 'evening':
      return hour === 12 ? 12 : hour + 12;
    case 'night':
      return hour === 12 || hour === 0 ? 0 : hour >= 5 ? hour + 12 : hour;
    case 'midnight':
      return hour === 12 || hour === 0 ? 0 : hour >= 8 ? hour + 12 : hour;
    default:
      return undefined;
  }
}
