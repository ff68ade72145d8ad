import { plainDigits } from './plain-digits.ts';

export interface NationalIdOptions {
  /** Takes ten equal digits, whose check digit is right though no person has them (1111111111); off unless told. */
  readonly allowsEqualDigits?: boolean;
  /** Takes eight and nine digits as ones whose leading zeros were lost; on unless told. */
  readonly padsZeros?: boolean;
  /** Takes nothing but Latin digits without separators; off unless told. */
  readonly isStrict?: boolean;
}

/**
 * National id of a person (کد ملی), ten digits, the last a check digit: the sum of digits × (10 … 2) modulo 11 gives it, or
 * 11 minus it. Separators and digits of any script are taken. Answers the ten Latin digits or null.
 */
export function parseNationalId(text: string, options: NationalIdOptions = {}): string | null {
  const digits = plainDigits(text, options.isStrict);
  if (digits === null || digits.length > 10 || digits.length < (options.padsZeros === false ? 10 : 8)) return null;
  const id = digits.padStart(10, '0');
  if (/^(\d)\1{9}$/.test(id) && (options.allowsEqualDigits !== true || id[0] === '0')) return null;
  if (/^\d{3}0{6}/.test(id)) return null;
  let sum = 0;
  for (let index = 0; index < 9; index += 1) sum += Number(id[index]) * (10 - index);
  const rest = sum % 11;
  return Number(id[9]) === (rest < 2 ? rest : 11 - rest) ? id : null;
}

/** Whether a text is a national id with a right check digit. */
export function isNationalId(text: string, options: NationalIdOptions = {}): boolean {
  return parseNationalId(text, options) !== null;
}
