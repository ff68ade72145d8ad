import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReader } from '../reader/create-reader.ts';
import { bankOfCard, bankOfSheba, banks } from './banks.ts';
import { hasLuhnCheck, parseCard } from './card.ts';
import { parseLegalId } from './legal-id.ts';
import { isNationalId, parseNationalId } from './national-id.ts';
import { parseLandline, parseMobile } from './phone.ts';
import { isPlateDigits, parsePlate } from './plate.ts';
import { parsePostalCode } from './postal-code.ts';
import { parseSheba } from './sheba.ts';

const { read } = createReader();
const found = (text: string): unknown[] =>
  read(text)
    .entities.filter((entity) => !['number', 'quantity', 'price', 'city', 'size'].includes(entity.kind))
    .map(({ kind, value }) => [kind, value]);

describe('checks of identifiers', () => {
  it('take any digits and separators', () => {
    expect(parseNationalId('۰۴۹-۹۳۷۰۸۹-۹')).toBe('0499370899');
    expect(parseCard('۶۲۱۹ ۸۶۱۰ ۳۴۵۲ ۹۰۰۷')).toBe('6219861034529007');
    expect(parseSheba('ir06 2960-0000 0010 0324 2000 01')).toBe('IR062960000000100324200001');
    expect(parseMobile('+98 (912) 345 6789')).toBe('+989123456789');
    expect(parseLandline('(۰۲۱) ۸۸۷۷۶۶۵۵')).toBe('+982188776655');
    expect(parsePostalCode('19698-33114')).toBe('1969833114');
    expect(parseLegalId('103 8028 4790')).toBe('10380284790');
  });

  it('refuse a changed digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (place, step) => {
        const digits = [...'0499370899'];
        digits[place] = String((Number(digits[place]) + step) % 10);
        return !isNationalId(digits.join(''));
      }),
    );
    expect(parseCard('6219861034529008')).toBeNull();
    expect(parseSheba('IR062960000000100324200002')).toBeNull();
    expect(parseLegalId('10380284792')).toBeNull();
  });

  it('follow the conventions asked for', () => {
    expect(parseNationalId('172942284')).toBe('0172942284');
    expect(parseNationalId('172942284', { padsZeros: false })).toBeNull();
    expect(parseNationalId('1111111111')).toBeNull();
    expect(parseNationalId('1111111111', { allowsEqualDigits: true })).toBe('1111111111');
    expect(parseNationalId('۰۰۱۳۵۴۲۴۱۹', { isStrict: true })).toBeNull();
    expect(parsePostalCode('1234567890')).toBeNull();
    expect(parsePostalCode('1234567890', { isLoose: true })).toBe('1234567890');
    expect(parseLegalId('14002892636')).toBeNull();
    expect(parseLegalId('14002892636', { allowsComplement: true })).toBe('14002892636');
    expect(parseSheba('062960000000100324200001')).toBeNull();
    expect(parseSheba('062960000000100324200001', { allowsBare: true })).toBe('IR062960000000100324200001');
  });

  it('know banks by card and sheba', () => {
    expect(bankOfCard('6219861034529007')?.nickname).toBe('saman');
    expect(bankOfSheba('IR820540102680020817909002')?.nickname).toBe('parsian');
    expect(hasLuhnCheck('4444333322221111')).toBe(true);
    expect(parseCard('4444333322221111')).toBeNull();
    expect(banks.length).toBeGreaterThan(30);
  });

  it('read plates of cars and motorcycles', () => {
    expect(parsePlate('۱۲ب۳۴۵ایران۶۷')).toMatchObject({
      kind: 'car',
      letter: 'ب',
      provinceCode: '67',
      province: 'اصفهان',
    });
    expect(parsePlate('123-45678')).toMatchObject({ kind: 'motorcycle', provinceCode: '123' });
    expect([isPlateDigits('12345670'), isPlateDigits('12305678')]).toEqual([true, false]);
    expect([parsePlate('12X34567'), parsePlate('12305678'), parsePlate('12345')]).toEqual([null, null, null]);
  });
});

describe('identifiers in a sentence', () => {
  it.each<[string, unknown[]]>([
    ['شماره‌م ۰۹۱۲۳۴۵۶۷۸۹ه', [['phone', '+989123456789']]],
    ['۰۹۱۲.۳۴۵.۶۷۸۹', [['phone', '+989123456789']]],
    ['با ۹۱۲۳۴۵۶۷۸۹ تماس بگیرین', [['phone', '+989123456789']]],
    ['صفر نهصد و سی و پنج ۱۲۳ ۴۵ ۶۷', [['phone', '+989351234567']]],
    ['۰۲۱ ۸۸۷۷ ۶۶۵۵', [['landline', '+982188776655']]],
    ['0499370899 کد ملیمه', [['national_id', '0499370899']]],
    ['شناسه ملی شرکت 10380284790', [['legal_id', '10380284790']]],
    ['شبا: IR 06 2960 0000 0010 0324 2000 01', [['sheba', 'IR062960000000100324200001']]],
    ['062960000000100324200001 شماره شبا', [['sheba', 'IR062960000000100324200001']]],
    [
      'سفارش‌های ۱۲۳۴۵ و ۱۲۳۴۶',
      [
        ['order_number', '12345'],
        ['order_number', '12346'],
      ],
    ],
    ['شماره سفارش #A-1023', [['order_number', 'A-1023']]],
    [
      'شماره سفارش ۱۲۳۴۵ کد رهگیری ۹۸۷۶۵۴۳۲',
      [
        ['order_number', '12345'],
        ['tracking_code', '98765432'],
      ],
    ],
    ['کد رهگیری تیپاکسم 1234567890', [['tracking_code', '1234567890']]],
    ['کد رهگیری سفارشم ۹۸۷۶۵۴۳۲۱۰', [['tracking_code', '9876543210']]],
    ['ORD-2024-1188 سفارش منه', [['order_number', 'ORD-2024-1188']]],
    ['۴۵۸۲۱۳ شماره سفارشمه', [['order_number', '458213']]],
    ['کد سفارش 20260318-55', [['order_number', '20260318-55']]],
    ['https://shop.ir/product/کفش-زنانه رو ببینید', [['url', 'https://shop.ir/product/کفش-زنانه']]],
    ['Ali_R@Yahoo.com رو ثبت کنین', [['email', 'ali_r@yahoo.com']]],
    ['پلاک ماشین ۱۲ ب ۳۴۵ ۶۷', [['plate', '12ب345ایران67']]],
  ])('%s', (text, values) => {
    expect(found(text)).toEqual(values);
  });

  it.each([
    'کد ملی ۱۲۳۴۵۶۷۸۹۰',
    'کارت 6037991122334456',
    '0912345678',
    '091234567890',
    'بارکد 6260100200300',
    'مدل 123456',
    'سفارش ۵ عددی',
    'سفارش ۱۰۰ تومنی',
    'کد تخفیف OFF50',
    'رمز دوم ۱۲۳۴۵۶',
    'شماره حساب 0100324200001',
  ])('are none in %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('say the bank', () => {
    expect(read('کارت 6219861034529007').entities[0]).toMatchObject({ kind: 'card', issuer: 'بانک سامان' });
  });
});
