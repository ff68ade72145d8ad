/** The three digit sets in use: `latin` 0-9, `persian` ۰-۹ (U+06F0), `arabic` ٠-٩ (U+0660). */
export type DigitScript = 'latin' | 'persian' | 'arabic';

const ZERO: Readonly<Record<DigitScript, number>> = { latin: 0x30, persian: 0x06f0, arabic: 0x0660 };
const ANY_DIGIT = /[0-9٠-٩۰-۹]/g;
const BEYOND_ASCII = /[^\u0000-\u007f]/;
const DIGITS_OF: Readonly<Record<DigitScript, RegExp>> = { latin: /[0-9]/g, persian: /[۰-۹]/g, arabic: /[٠-٩]/g };

/**
 * Writes the digits of a text in one script and leaves all else. With `from`, only digits of that script are changed.
 *
 * @example convertDigits('۱۲3٤', 'latin') === '1234'
 */
export function convertDigits(text: string, to: DigitScript, from?: DigitScript): string {
  if (to === 'latin' && !BEYOND_ASCII.test(text)) return text;
  return text.replace(from === undefined ? ANY_DIGIT : DIGITS_OF[from], (digit) =>
    String.fromCharCode(ZERO[to] + digitValue(digit.charCodeAt(0))),
  );
}

/** 0-9 for a digit of any of the three scripts or full width, -1 for any other UTF-16 unit. */
export function digitValue(unit: number): number {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  if (unit >= 0x06f0 && unit <= 0x06f9) return unit - 0x06f0;
  if (unit >= 0x0660 && unit <= 0x0669) return unit - 0x0660;
  if (unit >= 0xff10 && unit <= 0xff19) return unit - 0xff10;
  return -1;
}

/** Digits in Latin and the Arabic signs between them as `,` (٬) and `.` (٫). */
export function latinNumerals(text: string): string {
  return convertDigits(text, 'latin')
    .replace(/(?<=\d)٬(?=\d)/g, ',')
    .replace(/(?<=\d)٫(?=\d)/g, '.');
}
