import { plainDigits } from './plain-digits.ts';

/**
 * Sheba (IBAN of Iran): IR and 24 digits with the check of ISO 13616 (modulo 97). The IR may be missing with `allowsBare`.
 * Answers `IR` and the Latin digits, or null.
 */
export function parseSheba(text: string, options: { readonly allowsBare?: boolean } = {}): string | null {
  const trimmed = text.trim();
  const hasCountry = /^ir/i.test(trimmed);
  if (!hasCountry && options.allowsBare !== true) return null;
  const digits = plainDigits(hasCountry ? trimmed.slice(2) : trimmed);
  if (digits === null || digits.length !== 24) return null;
  return remainder97(`${digits.slice(2)}1827${digits.slice(0, 2)}`) === 1 ? `IR${digits}` : null;
}

function remainder97(digits: string): number {
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}
