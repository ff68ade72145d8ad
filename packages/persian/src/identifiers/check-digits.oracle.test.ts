import { isShebaValid, verifyCardNumber, verifyIranianNationalId } from '@persian-tools/persian-tools';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCard } from './card.ts';
import { isNationalId } from './national-id.ts';
import { parseSheba } from './sheba.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));

describe('check digits', () => {
  it('of national ids are judged as persian-tools judges them', () => {
    fc.assert(
      fc.property(digits(10), (text) => {
        expect(isNationalId(text)).toBe(verifyIranianNationalId(text, { checkPrefix: false }) === true);
      }),
      { numRuns: 3000 },
    );
  });

  it('of cards that we accept are right for persian-tools too', () => {
    fc.assert(
      fc.property(digits(10), (tail) => {
        const text = `603799${tail}`;
        if (parseCard(text) !== null) expect(verifyCardNumber(Number(text))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('of shebas that we accept are right for persian-tools too', () => {
    fc.assert(
      fc.property(digits(24), (text) => {
        if (parseSheba(`IR${text}`) !== null) expect(isShebaValid(`IR${text}`)).toBe(true);
      }),
      { numRuns: 3000 },
    );
    expect(parseSheba('IR820540102680020817909002')).toBeTruthy();
  });
});
