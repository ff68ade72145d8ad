import { describe, expect, it } from 'vitest';
import { compareAdjective } from './compare-adjective.ts';
import { conjugate } from './conjugate.ts';
import { addCopula, addPossessive, inflect } from './nominal-features.ts';

describe('conjugate', () => {
  it.each([
    ['present-indicative', {}, 'می‌روم می‌روی می‌رود می‌رویم می‌روید می‌روند'],
    ['present-indicative', { negative: true }, 'نمی‌روم نمی‌روی نمی‌رود نمی‌رویم نمی‌روید نمی‌روند'],
    ['simple-past', { negative: true }, 'نرفتم نرفتی نرفت نرفتیم نرفتید نرفتند'],
    ['present-subjunctive', {}, 'بروم بروی برود برویم بروید بروند'],
    ['imperative', {}, 'برو بروید'],
    ['imperative', { negative: true }, 'نرو نروید'],
  ] as const)('forms %s %o', (paradigm, options, wanted) => {
    expect(conjugate({ past: 'رفت', present: 'رو' }, paradigm, options).join(' ')).toBe(wanted);
  });

  it('forms the compound tenses', () => {
    const third = (paradigm: Parameters<typeof conjugate>[1]): string | undefined =>
      conjugate({ past: 'دید', present: 'بین' }, paradigm)[2];
    expect(third('present-perfect')).toBe('دیده است');
    expect(third('past-perfect')).toBe('دیده بود');
    expect(third('past-progressive')).toBe('داشت می‌دید');
    expect(third('simple-future')).toBe('خواهد دید');
    expect(third('past-subjunctive')).toBe('دیده باشد');
    expect(third('past-perfect-perfect-progressive')).toBe('داشته است می‌دیده بوده است');
    expect(third('future-perfect-continuous')).toBe('می‌دیده خواهد بود');
  });

  it('forms the passive, the auxiliary of the progressive first', () => {
    const verb = { past: 'دید', present: 'بین' };
    expect(conjugate(verb, 'present-indicative', { passive: true })[2]).toBe('دیده می‌شود');
    expect(conjugate(verb, 'present-progressive', { passive: true })[0]).toBe('دارم دیده می‌شوم');
  });

  it('joins preverbs and changes a first آ after ب and ن', () => {
    expect(conjugate({ past: 'گشت', present: 'گرد' }, 'present-indicative', { prefix: 'بر', negative: true })[2]).toBe(
      'برنمی‌گردد',
    );
    expect(conjugate({ past: 'آمد', present: 'آ' }, 'present-subjunctive')[0]).toBe('بیایم');
    expect(conjugate({ past: 'افتاد', present: 'افت' }, 'simple-past', { negative: true })[2]).toBe('نیفتاد');
  });
});

describe('conjugate, spoken', () => {
  const verb = { past: 'خوند', present: 'خون' };

  it.each([
    ['simple-past', {}, 'خوندم خوندی خوند خوندیم خوندید خوندین خوندن'],
    ['present-perfect', { negative: true }, 'نخوندم نخوندی نخونده نخوندیم نخوندید نخوندین نخوندن'],
    ['present-indicative', {}, 'می‌خونم می‌خونی می‌خونه می‌خونیم می‌خونید می‌خونین می‌خونن'],
    ['present-subjunctive', { negative: true }, 'نخونم نخونی نخونه نخونیم نخونید نخونین نخونن'],
    [
      'simple-present',
      { passive: true, negative: true },
      'خونده نشم خونده نشی خونده نشه خونده نشیم خونده نشید خونده نشین خونده نشن',
    ],
  ] as const)('forms %s %o', (paradigm, options, wanted) => {
    expect(conjugate(verb, paradigm, { ...options, spoken: true }).join(' ')).toBe(wanted);
  });

  it('keeps the auxiliary of the progressive in front', () => {
    expect(conjugate(verb, 'present-progressive', { spoken: true, passive: true })[0]).toBe('دارم خونده می‌شم');
    expect(conjugate(verb, 'past-progressive', { spoken: true })[6]).toBe('داشتن می‌خوندن');
    expect(conjugate(verb, 'past-perfect', { spoken: true })[2]).toBe('خونده بود');
    expect(conjugate(verb, 'past-subjunctive', { spoken: true })[2]).toBe('خونده باشه');
    expect(conjugate(verb, 'past-continuous', { spoken: true, compound: 'خوش', prefix: 'بر' })[0]).toBe(
      'خوش برمی‌خوندم',
    );
  });

  it('falls back to the forms of books where speech has none', () => {
    expect(conjugate(verb, 'simple-future', { spoken: true })[2]).toBe('خواهد خوند');
  });

  it('forms every paradigm with six forms, the imperative with two', () => {
    const paradigms = [
      'present-perfect-continuous',
      'present-perfect-progressive',
      'past-perfect-continuous',
      'past-perfect-progressive',
      'past-perfect-perfect',
      'past-perfect-perfect-continuous',
      'past-subjunctive-continuous',
      'past-perfect-subjunctive',
      'past-perfect-subjunctive-continuous',
      'simple-present',
      'future-continuous',
      'future-perfect',
    ] as const;
    for (const paradigm of paradigms)
      expect(new Set(conjugate({ past: 'دید', present: 'بین' }, paradigm)).size, paradigm).toBe(6);
    expect(conjugate({ past: 'دید', present: 'بین' }, 'imperative')).toEqual(['ببین', 'ببینید']);
  });
});

describe('inflect', () => {
  it.each([
    ['کتاب', { plural: 'ها', possessor: 1, ra: true }, 'کتاب‌هایم را'],
    ['گوشی', { possessor: 3 }, 'گوشی‌اش'],
    ['بچه', { possessor: 4 }, 'بچه‌مان'],
    ['پا', { possessor: 2 }, 'پایت'],
    ['خانه', { yeh: 'indefinite' }, 'خانه‌ای'],
    ['خانه', { yeh: 'ezafe' }, 'خانه‌ی'],
    ['مو', { yeh: 'indefinite' }, 'مویی'],
    ['کشتی', { yeh: 'indefinite' }, 'کشتی‌ای'],
    ['کار', { plural: 'ها', yeh: 'indefinite' }, 'کارهایی'],
    ['بزرگ', { comparative: 'تر', copula: 3 }, 'بزرگ‌تر است'],
    ['دوست', { plural: 'ان' }, 'دوستان'],
    ['آقا', { plural: 'ان' }, 'آقایان'],
    ['پرنده', { plural: 'ان', ham: true }, 'پرندگان هم'],
    ['باغ', { plural: 'ات' }, 'باغات'],
    ['کتاب', { yeh: 'ezafe' }, 'کتاب'],
    ['بازی', { yeh: 'ezafe' }, 'بازی'],
  ] as const)('writes «%s» %o as «%s»', (word, features, wanted) => {
    expect(inflect(word, features)).toBe(wanted);
  });

  it('lets "to be" lean on every ending', () => {
    expect([1, 2, 4, 5, 6].map((person) => addCopula('خسته', person as 1))).toEqual([
      'خسته‌ام',
      'خسته‌ای',
      'خسته‌ایم',
      'خسته‌اید',
      'خسته‌اند',
    ]);
    expect([1, 2, 3, 4, 5, 6].map((person) => addCopula('تنها', person as 1))).toEqual([
      'تنهایم',
      'تنهایی',
      'تنهاست',
      'تنهاییم',
      'تنهایید',
      'تنهایند',
    ]);
    expect([1, 5, 6].map((person) => addCopula('خوشحال', person as 1))).toEqual(['خوشحالم', 'خوشحالید', 'خوشحالند']);
    expect(addPossessive('دوست', 6)).toBe('دوستشان');
  });
});

describe('compareAdjective', () => {
  it.each([
    ['خوب', 'تر', 'بهتر'],
    ['خوب', 'ترین', 'بهترین'],
    ['بزرگ', 'تر', 'بزرگ‌تر'],
    ['زیبا', 'ترین', 'زیباترین'],
    ['زیاد', 'تر', 'بیشتر'],
  ] as const)('«%s» + %s → «%s»', (adjective, degree, wanted) => {
    expect(compareAdjective(adjective, degree)).toBe(wanted);
  });
});
