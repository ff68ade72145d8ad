const UNITS = [
  '',
  'یک',
  'دو',
  'سه',
  'چهار',
  'پنج',
  'شش',
  'هفت',
  'هشت',
  'نه',
  'ده',
  'یازده',
  'دوازده',
  'سیزده',
  'چهارده',
  'پانزده',
  'شانزده',
  'هفده',
  'هجده',
  'نوزده',
];
const TENS = ['', '', 'بیست', 'سی', 'چهل', 'پنجاه', 'شصت', 'هفتاد', 'هشتاد', 'نود'];
const HUNDREDS = ['', 'صد', 'دویست', 'سیصد', 'چهارصد', 'پانصد', 'ششصد', 'هفتصد', 'هشتصد', 'نهصد'];
const SCALES = ['', 'هزار', 'میلیون', 'میلیارد', 'تریلیون', 'کوادریلیون'];
const FRACTIONS = ['', 'دهم', 'صدم', 'هزارم', 'ده‌هزارم', 'صدهزارم', 'میلیونیم'];
const AND = ' و ';

export interface NumberWordsOptions {
  /** «سی‌ام», «بیست و سوم» for a whole number. */
  readonly isOrdinal?: boolean;
}

/**
 * Writes a number in words: «دو هزار و پانصد», «منفی سه», «دوازده و پنج دهم». Whole part below 10^18; what is beyond, and
 * what is no number, gives an empty string. 1000 is «یک هزار», 400 «چهارصد».
 *
 * @example numberToWords(2_500) === 'دو هزار و پانصد'
 */
export function numberToWords(value: number | bigint, options: NumberWordsOptions = {}): string {
  const text = typeof value === 'bigint' ? String(value) : plainDecimal(value);
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  const whole = parts?.[2];
  if (parts === null || whole === undefined || whole.length > 18) return '';
  const words = wholeToWords(whole) || 'صفر';
  const fraction = parts[3] === undefined ? '' : fractionToWords(parts[3]);
  const joined = fraction === '' ? words : words === 'صفر' ? fraction : words + AND + fraction;
  const signed = parts[1] === '-' && joined !== 'صفر' ? `منفی ${joined}` : joined;
  return options.isOrdinal === true ? toOrdinal(signed) : signed;
}

/** Decimal digits without an exponent. */
function plainDecimal(value: number): string {
  if (!Number.isFinite(value)) return '';
  return Math.abs(value) >= 1e21 ? '' : String(value).includes('e') ? value.toFixed(6) : String(value);
}

function wholeToWords(digits: string): string {
  const groups: string[] = [];
  for (let end = digits.length, scale = 0; end > 0; end -= 3, scale += 1) {
    const group = Number(digits.slice(Math.max(0, end - 3), end));
    if (group === 0) continue;
    const words = groupToWords(group);
    groups.unshift(scale === 0 ? words : `${words} ${SCALES[scale]}`);
  }
  return groups.join(AND);
}

function groupToWords(group: number): string {
  const rest = group % 100;
  const tens = rest < 20 ? [UNITS[rest]] : [TENS[Math.floor(rest / 10)], UNITS[rest % 10]];
  return [HUNDREDS[Math.floor(group / 100)], ...tens].filter((word) => word !== undefined && word !== '').join(AND);
}

/** «پنج دهم», «بیست و پنج صدم»; more than six places are cut. */
function fractionToWords(digits: string): string {
  const places = digits.slice(0, FRACTIONS.length - 1).replace(/0+$/, '');
  return places === '' ? '' : `${wholeToWords(places)} ${FRACTIONS[places.length]}`;
}

/** Ordinal of a numeral in words: «سه» → «سوم», «سی» → «سی‌ام», else with «م». */
export function toOrdinal(words: string): string {
  if (words.endsWith('سه')) return `${words.slice(0, -2)}سوم`;
  return words.endsWith('ی') ? `${words}\u200cام` : `${words}م`;
}
