import { expect, it } from 'vitest';
import { createPhraseTable, mayStart, mayStartExactly } from './phrase-table.ts';

const table = createPhraseTable(
  new Map([
    ['شنبه', 1],
    ['س شنبه', 2],
    ['دی', 3],
  ]),
);

it('tells by the first letters of a word whether a phrase may start with it or a stem of it', () => {
  for (const key of ['شنبه', 'شنبهها', 'س', 'سلام', 'دی', 'دیروز']) expect(mayStart(table, key), key).toBe(true);
  for (const key of ['', 'ش', 'یکشنبه', 'من', 'کتاب']) expect(mayStart(table, key), key).toBe(false);
});

it('tells by the whole word, an ending left out, and of endings only those that are allowed', () => {
  for (const key of ['شنبه', 'شنبهها', 'س', 'دی', 'دیروز']) expect(mayStartExactly(table, key), key).toBe(true);
  for (const key of ['سلام', 'شنبلیله', 'کتاب']) expect(mayStartExactly(table, key), key).toBe(false);
  const endings = new Set(['ها']);
  const allows = (suffix: string): boolean => endings.has(suffix);
  expect(mayStartExactly(table, 'شنبهها', allows)).toBe(true);
  expect(mayStartExactly(table, 'دیروز', allows)).toBe(false);
});
