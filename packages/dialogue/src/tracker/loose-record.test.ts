import { describe, expect, it } from 'vitest';
import { looseCopy, withEntry, withoutEntry } from './loose-record.ts';

describe('records of slots', () => {
  it('are copied on change', () => {
    const size = looseCopy({ size: '42' });
    const both = withEntry(size, 'colour', 'black');
    const colour = withoutEntry(both, 'size');
    expect([size, both, colour].map((record) => JSON.stringify(record))).toEqual([
      '{"size":"42"}',
      '{"size":"42","colour":"black"}',
      '{"colour":"black"}',
    ]);
  });

  it('take any name as a name, and know no other', () => {
    const record = withEntry(looseCopy<string>(), '__proto__', 'x');
    expect(Object.keys(record)).toEqual(['__proto__']);
    expect(record['toString']).toBeUndefined();
    expect(Object.keys(withoutEntry(record, '__proto__'))).toEqual([]);
  });
});
