import { describe, expect, it } from 'vitest';
import { createReader } from '../reader/create-reader.ts';
import { createCatalogue } from './catalogue.ts';
import { createPlaceTable } from './places.ts';

const { read } = createReader();
const KINDS = new Set(['color', 'size', 'city', 'province', 'quantity', 'unit']);
const attributes = (text: string): unknown[] =>
  read(text)
    .entities.filter((entity) => KINDS.has(entity.kind))
    .map(({ kind, text: span, value }) => [kind, span, value]);

describe('attributes in a sentence', () => {
  it.each<[string, unknown[]]>([
    ['قرمزه چنده', [['color', 'قرمز', 'قرمز']]],
    ['سورمه‌ایش', [['color', 'سورمه‌ای', 'سرمه‌ای']]],
    ['آبی‌نفتی', [['color', 'آبی‌نفتی', 'آبی نفتی']]],
    ['سبز تیره', [['color', 'سبز تیره', 'سبز تیره']]],
    [
      'مشکی-سفید',
      [
        ['color', 'مشکی', 'مشکی'],
        ['color', 'سفید', 'سفید'],
      ],
    ],
    ['مانتو کرم', [['color', 'کرم', 'کرم']]],
    ['meshkiesh', [['color', 'meshki', 'مشکی']]],
    [
      'سایز بین ۳۸ تا ۴۰',
      [
        ['size', '۳۸', '38'],
        ['size', '۴۰', '40'],
      ],
    ],
    ['کتونی سایز ۴۳ و نیم', [['size', '۴۳ و نیم', '43.5']]],
    ['ایکس ایکس لارج', [['size', 'ایکس ایکس لارج', '2XL']]],
    [
      'سایز ۳۸ یا M',
      [
        ['size', '۳۸', '38'],
        ['size', 'M', 'M'],
      ],
    ],
    ['پام ۴۱', [['size', '۴۱', '41']]],
    ['شلوار ۳۲', [['size', '۳۲', '32']]],
    ['تهرانیم', [['city', 'تهران', 'تهران']]],
    ['بندرعباسم', [['city', 'بندرعباس', 'بندرعباس']]],
    [
      'لرستان خرم آباد',
      [
        ['province', 'لرستان', 'لرستان'],
        ['city', 'خرم آباد', 'خرم‌آباد'],
      ],
    ],
    ['استان قم', [['province', 'قم', 'قم']]],
    [
      'شیراز، فارس',
      [
        ['city', 'شیراز', 'شیراز'],
        ['province', 'فارس', 'فارس'],
      ],
    ],
    ['شهریار هم ارسال دارین', [['city', 'شهریار', 'شهریار']]],
    [
      'دو کیلو و نیم گردو',
      [
        ['quantity', 'دو کیلو و نیم', 2.5],
        ['unit', 'کیلو', 'کیلوگرم'],
      ],
    ],
    ['دوتاشو', [['quantity', 'دوتا', 2]]],
    [
      'پنج شش جفت',
      [
        ['quantity', 'پنج شش', [5, 6]],
        ['unit', 'جفت', 'جفت'],
      ],
    ],
    [
      'یه جعبه',
      [
        ['quantity', 'یه', 1],
        ['unit', 'جعبه', 'جعبه'],
      ],
    ],
    ['دو تا لیوان', [['quantity', 'دو', 2]]],
  ])('%s', (text, values) => {
    expect(attributes(text)).toEqual(values);
  });

  it.each([
    'کرم ضد آفتاب',
    'سبزی خوردن',
    'شیر پرچرب',
    'رنگبندی دارین',
    'سایزبندی',
    'خیابان شیراز',
    'شهریار جون',
    'یه دونه',
    'قد ۱۷۰ سانت',
    'پارچه عرض ۱.۵ متر',
    'دو متری',
    '۶۴ گیگ',
    '۵ نفر',
  ])('are none in %s', (text) => {
    expect(attributes(text)).toEqual([]);
  });
});

describe('places', () => {
  it('come from the data, towns only where a place is meant', () => {
    const places = createReader({ places: new TextEncoder().encode('گیلان\tفومن\tماسوله,لوشان\n') });
    const cities = (text: string): unknown[] =>
      places.read(text).entities.map(({ text: span, value }) => [span, value]);
    expect(cities('فومن')).toEqual([['فومن', 'فومن']]);
    expect(cities('ماسوله')).toEqual([]);
    expect(cities('شهر ماسوله')).toEqual([['ماسوله', 'ماسوله']]);
  });

  it('know the spoken form of names in ان', () => {
    expect(createPlaceTable().values.get('همدون')?.name).toBe('همدان');
  });
});

describe('catalogue names', () => {
  const catalogue = createCatalogue([
    { kind: 'product', id: 'p1', name: 'کرم ضدآفتاب لافارر', aliases: ['ضد آفتاب لافارر'] },
    { kind: 'brand', name: 'Samsung', aliases: ['سامسونگ'] },
  ]);
  const names = (text: string): unknown[] =>
    read(text, { catalogue })
      .entities.filter((entity) => entity.kind === 'product' || entity.kind === 'brand')
      .map(({ kind, text: span, value }) => [kind, span, value]);

  it('are found longest first, with endings and other spacing', () => {
    expect(names('کرم ضدآفتاب لافاررتون موجوده؟')).toEqual([['product', 'کرم ضدآفتاب لافارر', 'کرم ضدآفتاب لافارر']]);
    expect(names('ضد‌آفتاب لافارر')).toEqual([]);
    expect(names('ضد آفتاب لافارر')).toEqual([['product', 'ضد آفتاب لافارر', 'کرم ضدآفتاب لافارر']]);
    expect(names('گوشی سامسونگی samsung')).toEqual([
      ['brand', 'سامسونگ', 'Samsung'],
      ['brand', 'samsung', 'Samsung'],
    ]);
  });

  it('carry the id of the entry', () => {
    expect(
      read('کرم ضدآفتاب لافارر', { catalogue }).entities.find((entity) => entity.kind === 'product'),
    ).toMatchObject({ id: 'p1' });
  });
});
