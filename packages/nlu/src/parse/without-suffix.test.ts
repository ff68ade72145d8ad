import { createReader } from '@hamzaban/persian';
import { loadPersianData } from '@hamzaban/persian/node';
import { describe, expect, it } from 'vitest';
import { createWholeValueFinder } from '../entities/find-whole-values.ts';
import { endWithoutSuffix } from './without-suffix.ts';

const reader = createReader(loadPersianData());

function valueIn(text: string, part: string, entity: string, wholeValues: readonly string[] = []): string {
  const start = text.indexOf(part);
  const span = { entity, start, end: start + part.length };
  return text.slice(start, endWithoutSuffix(text, reader.read(text), span, new Set(wholeValues)));
}

describe('the value of a word entity', () => {
  it.each([
    ['شامپوش خوبه', 'شامپوش', 'category', 'شامپو'],
    ['این کتابهایی که', 'کتابهایی', 'category', 'کتاب'],
    ['گوشيم خراب شد', 'گوشيم', 'category', 'گوشي'],
    ['با کیف پولم میشه', 'کیف پولم', 'payment_method', 'کیف پول'],
    ['pule shalvaram ro bedin', 'shalvaram', 'category', 'shalvar'],
    ['مودم جیبی دارین', 'مودم جیبی', 'category', 'مودم جیبی'],
    ['یخچالل دارین', 'یخچالل', 'category', 'یخچالل'],
    ['رنگ نباتی دارین', 'نباتی', 'color', 'نباتی'],
    ['سفارش من کجاست', 'سفارش', 'order', 'سفارش'],
  ])('%s: %s of %s is %s', (text, part, entity, value) => {
    expect(valueIn(text, part, entity)).toBe(value);
  });

  it.each([
    ['به خانواده ام زنگ بزن', 'خانواده ام', 'relation', 'خانواده'],
    ['ادامه ی آهنگ را پخش کن', 'ادامه ی', 'setting', 'ادامه'],
    ['لامپ ها ی اتاق', 'لامپ ها ی', 'device', 'لامپ ها'],
    ['چه شوخی احمقانه ای', 'احمقانه ای', 'joke', 'احمقانه ای'],
    ['خانوادم کجاست', 'خانوادم', 'relation', 'خانوادم'],
  ])('leaves out what is typed apart, whatever the kind: in %s %s of %s is %s', (text, part, entity, value) => {
    expect(valueIn(text, part, entity)).toBe(value);
  });

  it('ends at the classifier when it is a quantity', () => {
    expect(valueIn('سه تاشو بفرستین', 'سه تاشو', 'quantity')).toBe('سه تا');
    expect(valueIn('دو عدد بفرستین', 'دو عدد', 'quantity')).toBe('دو عدد');
  });

  it('keeps what the examples annotate as one value', () => {
    const example = (text: string, part: string) => {
      const start = text.indexOf(part);
      return { reading: reader.read(text), entities: [{ entity: 'payment_method', start, end: start + part.length }] };
    };
    const examples = [
      example('با ساتنا زدم', 'ساتنا'),
      example('ساتنا دارین', 'ساتنا'),
      example('با چک میشه', 'چک'),
      example('چک قبوله', 'چک'),
      example('چکا رو قبول میکنین', 'چکا'),
    ];
    const finder = createWholeValueFinder();
    for (const { reading, entities } of examples) finder.add(reading, entities);
    const whole = finder.found();
    expect(whole).toEqual(['ساتنا']);
    expect(valueIn('از ساتنا', 'ساتنا', 'payment_method', whole)).toBe('ساتنا');
    expect(valueIn('از ساتنا', 'ساتنا', 'payment_method')).toBe('ساتن');
  });
});
