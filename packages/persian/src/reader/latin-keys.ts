import { colours } from '../attributes/colours.ts';
import type { PlaceTable } from '../attributes/places.ts';
import { letterSizes, sizeWords } from '../attributes/size-words.ts';
import { unitWords } from '../attributes/unit-words.ts';
import { gregorianMonthWords } from '../calendar/calendar-words.ts';
import { dayPartWords } from '../calendar/time-words.ts';
import { moneyUnits } from '../money/money-words.ts';

const LATIN = /^[a-z]/;

/** Latin words that the tables of entities know as they stand. */
export function collectLatinKeys(places: PlaceTable): ReadonlySet<string> {
  const tables = [
    colours.values,
    sizeWords.values,
    letterSizes,
    unitWords,
    gregorianMonthWords.values,
    dayPartWords.values,
    moneyUnits,
    places.values,
  ];
  return new Set(tables.flatMap((table) => [...table.keys()].filter((key) => LATIN.test(key))));
}
