import type { BenchRow } from './row.ts';
import { calendarRows } from './rows-calendar.ts';
import { characterRows } from './rows-characters.ts';
import { identifierRows } from './rows-identifiers.ts';
import { numberRows } from './rows-numbers.ts';
import { probeRows } from './rows-probes.ts';
import { speedRows } from './rows-speed.ts';

/** Rows of characters, tokens, numbers, money, calendar, identifiers, attributes, the probes and the speed of reading. */
export const entityRows: readonly BenchRow[] = [
  ...characterRows,
  ...numberRows,
  ...calendarRows,
  ...identifierRows,
  ...probeRows,
  ...speedRows,
];
