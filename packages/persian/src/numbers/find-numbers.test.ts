import { describe, expect, it } from 'vitest';
import { createReader } from '../reader/create-reader.ts';

const { read } = createReader();
const nowMs = Date.parse('2026-11-24T10:00:00+03:30');
const numbers = (text: string): unknown[] =>
  read(text, { nowMs })
    .entities.filter((entity) => entity.kind === 'number' && entity.ordinal !== true)
    .map((entity) => entity.value);

describe('numbers in a sentence', () => {
  it.each<[string, unknown[]]>([
    ['از این کیف من ۵ تا لازم دارم', [5]],
    ['قدم ۱۷۸ و وزنم ۷۵ کیلوئه', [178, 75]],
    ['دو جعبه دوازده‌تایی', [2, 12]],
    ['پارچه یه متر و نیم', [1.5]],
    ['دوتا سایز ۳۸ یدونه سایز ۴۰', [2, 38, 1, 40]],
    ['ملحفه ۲۰۰*۲۲۰', [200, 220]],
    ['لباس برای بچه ۲ ساله', [2]],
    ['شیش تا هیفده سالمه', [6, 17]],
    ['تخفیف ده درصدی', [10]],
    ['آیفون ۱۴ پرو مکس ۲۵۶ گیگ', [256]],
    ['2️⃣ تا میخوام', [2]],
    ['هر سه تاش', [3]],
  ])('are found in %s', (text, values) => {
    expect(numbers(text)).toEqual(values);
  });

  it.each([
    'ساعت هفت شب',
    '۱۵ آبان',
    'شماره ۰۹۱۲۳۴۵۶۷۸۹',
    'ردمی نوت ۱۳',
    'شیائومی ۱۴',
    'سی دی خام',
    'ساعت شیشه‌ش شکسته',
    'نه بابا',
    'یه سوال',
    'یک سوال دارم',
    'دو به شکم',
    'یکی دیگه',
    '۲۵۰ تومن',
    'صد در صد',
  ])('are none in %s', (text) => {
    expect(numbers(text)).toEqual([]);
  });
});
