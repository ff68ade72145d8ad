import { colours } from '../attributes/colours.ts';
import type { PlaceTable } from '../attributes/places.ts';
import { letterSizes, sizeWords } from '../attributes/size-words.ts';
import { calendarEndings, calendarStarts } from '../calendar/calendar-starts.ts';
import { dayPartWords } from '../calendar/time-words.ts';
import type { StartTable } from '../numbers/word-cache.ts';
import { createPhraseTable, type PhraseTable } from '../tokens/phrase-table.ts';
import { startBit } from '../tokens/term.ts';

const sizeStarts = withWords(sizeWords, [...letterSizes.keys(), 'سایز', 'size', 'sayz', 'saiz']);
const timeStarts = withWords(dayPartWords, ['ساعت', 'saat', 'ربع']);

/** Which words may start what: the words of every table, with those that the grammars ask for by themselves. */
export function startTables(places: PlaceTable): readonly StartTable[] {
  return [
    { bit: startBit.date, table: calendarStarts, isExact: true, endings: calendarEndings },
    { bit: startBit.time, table: timeStarts, isExact: true },
    { bit: startBit.colour, table: colours, isExact: true },
    { bit: startBit.size, table: sizeStarts },
    { bit: startBit.place, table: places, isExact: true },
  ];
}

function withWords(table: PhraseTable<unknown>, words: readonly string[]): PhraseTable<unknown> {
  return createPhraseTable(new Map<string, unknown>([...table.values, ...words.map((word) => [word, true] as const)]));
}
