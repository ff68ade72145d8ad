import { colours } from '../attributes/colours.ts';
import { isColourEnding } from '../attributes/find-colours.ts';
import { isPlaceEnding } from '../attributes/find-places.ts';
import { isSizeEnding, isSizeWord } from '../attributes/find-sizes.ts';
import type { PlaceTable } from '../attributes/places.ts';
import { letterSizes, sizeWords } from '../attributes/size-words.ts';
import { calendarEndings, calendarStarts } from '../calendar/calendar-starts.ts';
import { dayPartWords } from '../calendar/time-words.ts';
import type { StartTable } from '../numbers/word-cache.ts';
import { createPhraseTable, type PhraseTable } from '../tokens/phrase-table.ts';
import { startBit } from '../tokens/term.ts';

const timeStarts = withWords(dayPartWords, ['ساعت', 'saat', 'ربع']);

/** Which words may start what: the words of every table, with those that the grammars ask for by themselves. */
export function startTables(places: PlaceTable): readonly StartTable[] {
  return [
    { bit: startBit.date, table: calendarStarts, allows: (suffix) => calendarEndings.has(suffix) },
    { bit: startBit.time, table: timeStarts },
    { bit: startBit.colour, table: colours, allows: isColourEnding },
    { bit: startBit.size, table: sizeWords, allows: isSizeEnding, isStart: saysSize },
    { bit: startBit.place, table: places, allows: isPlaceEnding },
  ];
}

function saysSize(key: string): boolean {
  return isSizeWord(key) || letterSizes.has(key);
}

function withWords(table: PhraseTable<unknown>, words: readonly string[]): PhraseTable<unknown> {
  return createPhraseTable(new Map<string, unknown>([...table.values, ...words.map((word) => [word, true] as const)]));
}
