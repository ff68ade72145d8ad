import { describe, expect, it } from 'vitest';
import { loadWordAnalyser } from '../node.ts';

const words = loadWordAnalyser();

describe('repairTypos', () => {
  it.each([
    ['غیمت این کفش چنده', 'قیمت این کفش چنده'],
    ['سفارس من کجاست؟', 'سفارش من کجاست؟'],
    ['سلام وقطتون بخیر', 'سلام وقتتون بخیر'],
    ['پرداهت در محل', 'پرداخت در محل'],
    ['کد رهگری برام نیومد', 'کد رهگیری برام نیومد'],
    ['خاحش میکنم', 'خواهش میکنم'],
    ['فاکتورر', 'فاکتور'],
    ['سفازشم هنوز نرسدیه', 'سفارشم هنوز نرسیده'],
  ])('mends «%s»', (text, wanted) => {
    expect(words.repairTypos(text)).toBe(wanted);
  });

  it.each([
    'میخوام اینو پس بدم',
    'خونمون تهرانه',
    'چقد طول میکشه برسه؟',
    'یدونه لاک ژلیش',
    'رژ لب مات میبلین',
    'گوشیمو فرستادم گارانتی',
    'iPhone و A52 دارین؟ 🙏',
    'ظظغظ',
    '',
  ])('leaves «%s» alone', (text) => {
    expect(words.repairTypos(text)).toBe(text);
  });

  it('never touches the words of the caller', () => {
    expect(words.repairTypos('غیمت', { isKnown: (word) => word === 'غیمت' })).toBe('غیمت');
  });
});
