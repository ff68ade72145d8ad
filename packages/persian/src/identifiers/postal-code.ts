import { plainDigits } from './plain-digits.ts';

/**
 * Postal code of Iran: ten digits with no 0 or 2 among the first five and no four equal digits in a row; it has no check
 * digit. `isLoose` takes any ten digits that do not begin with 0. Answers the Latin digits or null.
 */
export function parsePostalCode(text: string, options: { readonly isLoose?: boolean } = {}): string | null {
  const digits = plainDigits(text);
  if (options.isLoose === true) return digits !== null && /^[1-9]\d{9}$/.test(digits) ? digits : null;
  if (digits === null || !/^[13-9]{5}\d{5}$/.test(digits)) return null;
  return /(\d)\1{3}/.test(digits) ? null : digits;
}
