import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createLexicon } from '../lexicon/lexicon.ts';
import { conjugate } from './conjugate.ts';
import { createMorphology } from './morphology.ts';

const morphology = createMorphology(createLexicon(readFileSync(new URL('../../data/words.bin', import.meta.url))));
const formal = (word: string): string | undefined => morphology.analyse(word)[0]?.formal.replaceAll('\u200c', '-');

describe('createMorphology', () => {
  it.each([
    ['میخوام', 'می-خواهم'],
    ['نمیخوان', 'نمی-خواهند'],
    ['میگه', 'می-گوید'],
    ['میرم', 'می-روم'],
    ['میاد', 'می-آید'],
    ['نیومده', 'نیامده'],
    ['بیارین', 'بیاورید'],
    ['بذارم', 'بگذارم'],
    ['میتونه', 'می-تواند'],
    ['خوندم', 'خواندم'],
    ['نمیدونم', 'نمی-دانم'],
    ['میوفته', 'می-افتد'],
    ['میندازم', 'می-اندازم'],
    ['وایساده', 'ایستاده'],
    ['بفرستینش', 'بفرستیدش'],
    ['میبرمشون', 'می-برمشان'],
    ['گرفتمش', 'گرفتمش'],
    ['نتونستمو', 'نتوانستم و'],
    ['برمیگرده', 'برمی-گردد'],
    ['رفته‌ام', 'رفته-ام'],
    ['نیستن', 'نیستند'],
  ])('reads the verb «%s» as «%s»', (word, wanted) => {
    expect(formal(word)).toBe(wanted);
  });

  it.each([
    ['کتابامو', 'کتاب-هایم را'],
    ['گوشیمو', 'گوشی-ام را'],
    ['پارچش', 'پارچه-اش'],
    ['مغازتون', 'مغازه-تان'],
    ['دوستام', 'دوست-هایم'],
    ['گرونه', 'گران است'],
    ['مشکیه', 'مشکی است'],
    ['قشنگتره', 'قشنگ-تر است'],
    ['خونه', 'خانه'],
    ['خیابون', 'خیابان'],
    ['ارزونتر', 'ارزان-تر'],
    ['لباسا', 'لباس-ها'],
    ['باتریش', 'باتری-اش'],
    ['پاش', 'پایش'],
    ['اینجاس', 'اینجاست'],
    ['واسمون', 'برایمان'],
    ['بهش', 'به او'],
    ['ازتون', 'از شما'],
    ['خودمو', 'خودم را'],
    ['منم', 'من هم'],
    ['دوستامم', 'دوست-هایم هم'],
  ])('reads the nominal «%s» as «%s»', (word, wanted) => {
    expect(formal(word)).toBe(wanted);
  });

  it.each(['مردم', 'شما', 'بازار', 'دفتر', 'دکتر', 'نامه', 'زمینه', 'حالت', 'کارت', 'شدید', 'نرم', 'خدمات'])(
    'leaves the dictionary word «%s» whole',
    (word) => {
      expect(formal(word)).toBe(word);
    },
  );

  it('puts the likelier reading first and tells the price of each', () => {
    const readings = morphology.analyse('بدم');
    expect(readings.length).toBeGreaterThan(1);
    expect(readings.map((reading) => reading.cost)).toEqual(
      readings.map((reading) => reading.cost).sort((a, b) => a - b),
    );
  });

  it('lets a half-space decide between a word and a word with a suffix', () => {
    expect(morphology.analyse('مادر\u200cم')[0]?.features.possessor).toBe(1);
  });

  it('answers nothing for what is no Persian word or far too long', () => {
    expect(morphology.analyse('')).toEqual([]);
    expect(morphology.analyse('ظظظظغظ')).toEqual([]);
    expect(morphology.analyse('ا'.repeat(10_000))).toEqual([]);
  });

  it('recognises the forms that it conjugates', () => {
    const stems = [
      ['رفت', 'رو'],
      ['گفت', 'گو'],
      ['آمد', 'آ'],
      ['آورد', 'آور'],
      ['خواست', 'خواه'],
      ['فرستاد', 'فرست'],
      ['خرید', 'خر'],
      ['گذاشت', 'گذار'],
      ['نوشت', 'نویس'],
      ['پوشید', 'پوش'],
    ] as const;
    for (const [past, present] of stems) {
      for (const paradigm of ['simple-past', 'past-continuous', 'present-indicative', 'present-subjunctive'] as const) {
        for (const negative of [false, true]) {
          for (const form of conjugate({ past, present }, paradigm, { negative })) {
            const readings = morphology.analyse(form).filter((reading) => reading.verb?.verb.past === past);
            expect(
              readings.map((reading) => reading.formal),
              form,
            ).toContain(form);
          }
        }
      }
    }
  });
});
