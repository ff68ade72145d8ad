import { createReader } from '@hamzaban/persian';
import { loadPersianData } from '@hamzaban/persian/node';
import { describe, expect, it } from 'vitest';
import type { TrainingExample } from '../model/training-data.ts';
import { trainNlu } from '../training/train-nlu.ts';
import { createNlu } from './create-nlu.ts';

/** The reader that the program uses. */
const reader = createReader(loadPersianData());

function example(
  intent: string,
  text: string,
  ...parts: readonly (readonly [part: string, entity: string])[]
): TrainingExample {
  const entities = parts.map(([part, entity]) => {
    const start = text.indexOf(part);
    return { start, end: start + part.length, entity, value: part };
  });
  return { intent, text, entities };
}

const { model } = trainNlu(
  {
    examples: [
      example('order', 'سفارش ۱۲۳۴۵ کجاست', ['۱۲۳۴۵', 'order_number']),
      example('order', 'سفارش شماره ۶۷۸۹۰ نرسید', ['۶۷۸۹۰', 'order_number']),
      example('order', 'وضعیت سفارش ۵۴۳۲۱', ['۵۴۳۲۱', 'order_number']),
      example('search', 'کفش زیر ۵۰۰ هزار تومن', ['کفش', 'product'], ['۵۰۰ هزار تومن', 'price']),
      example('search', 'گوشی تا ده میلیون تومان', ['گوشی', 'product'], ['ده میلیون تومان', 'price']),
      example('search', 'کیف زیر دو میلیون', ['کیف', 'product'], ['دو میلیون', 'price']),
      example('search', 'رنگ مشکی دارین', ['مشکی', 'color']),
      example('search', 'سفید هست', ['سفید', 'color']),
      example('visit', 'ساعت ۴ میام', ['ساعت ۴', 'time']),
      example('visit', 'فردا ساعت ۵ عصر', ['فردا', 'date'], ['ساعت ۵ عصر', 'time']),
      example('visit', 'پس‌فردا بیاین', ['پس‌فردا', 'date']),
      example('phone', 'شماره من ۰۹۱۲۱۲۳۴۵۶۷', ['۰۹۱۲۱۲۳۴۵۶۷', 'phone_number']),
      example('phone', 'به ۰۹۳۵۱۲۳۴۵۶۷ زنگ بزنید', ['۰۹۳۵۱۲۳۴۵۶۷', 'phone_number']),
    ],
    synonyms: [],
    regexes: [],
    lookups: [],
    pipeline: [{ name: 'DIETClassifier', options: {} }],
  },
  { reader },
);
const nlu = createNlu({ model, reader });
const nowMs = Date.UTC(2026, 10, 29, 9);

function entitiesOf(text: string): readonly (readonly [entity: string, value: string, resolved: unknown])[] {
  return nlu.parse(text, { nowMs }).entities.map((entity) => {
    expect(text.slice(entity.start, entity.end)).toBe(entity.value);
    return [entity.entity, entity.value, entity.resolved];
  });
}

describe('entities with the real reader', () => {
  it('carry what the reader resolves them to', () => {
    expect(entitiesOf('گوشی زیر ۳ میلیون تومن')).toEqual([
      ['product', 'گوشی', undefined],
      ['price', '۳ میلیون تومن', 30_000_000],
    ]);
    expect(entitiesOf('فردا ساعت ۷ شب میام')).toEqual([
      ['date', 'فردا', '2026-11-30'],
      ['time', 'ساعت ۷ شب', '19:00'],
    ]);
  });

  it('leave an hour without morning or evening open', () => {
    expect(entitiesOf('ساعت ۴ میام')).toEqual([['time', 'ساعت ۴', ['04:00', '16:00']]]);
  });

  it('that only the tagger knows have their codes in Latin digits', () => {
    expect(entitiesOf('سفارش ۷۷۱۲۳ کجاست')).toEqual([['order_number', '۷۷۱۲۳', '77123']]);
  });

  it('that a form of their own makes certain stand against the tagger', () => {
    expect(entitiesOf('سفارش ۰۹۱۲۷۶۵۴۳۲۱ کجاست')).toEqual([['phone_number', '۰۹۱۲۷۶۵۴۳۲۱', '+989127654321']]);
    expect(entitiesOf('شمارم ۰۹۱۲ ۷۶۵ ۴۳۲۱ هست')[0]?.[2]).toBe('+989127654321');
  });

  it('of words leave what hangs on the word out', () => {
    expect(entitiesOf('قرمزشو دارین').map(([entity, value]) => [entity, value])).toEqual([['color', 'قرمز']]);
  });

  it('that training never annotated are not told, and common numbers are none by themselves', () => {
    expect(entitiesOf('ایمیلم a@b.ir')).toEqual([]);
    expect(entitiesOf('سلام')).toEqual([]);
  });

  it('do not overlap and lie in the text, for texts of all kinds', () => {
    const parts = ['گوشی', '۰۹۱۲۱۲۳۴۵۶۷', 'فردا', 'ساعت ۴', '۵۰۰ تومن', 'سفارش ۱۲۳۴۵', '😀', 'قرمزشو', 'a@b.ir'];
    for (const first of parts) {
      for (const second of parts) {
        const text = `${first} ${second} ${first}`;
        let last = 0;
        for (const { start, end } of nlu.parse(text, { nowMs }).entities) {
          expect(start, text).toBeGreaterThanOrEqual(last);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }
    }
  });

  it('are found in 4,000 characters as in few', () => {
    expect(entitiesOf(`${'خب '.repeat(300)}ساعت ۷ شب`).at(-1)?.[2]).toBe('19:00');
    expect(nlu.parse('۰۹۱۲۱۲۳۴۵۶۷ '.repeat(330), { nowMs }).entities.length).toBeGreaterThan(0);
  });
});
