import { bankOfCard } from './banks.ts';
import { plainDigits } from './plain-digits.ts';

/** Card of an Iranian bank: 16 digits, the prefix of a known bank, Luhn's check. Answers the Latin digits or null. */
export function parseCard(text: string): string | null {
  const digits = plainDigits(text);
  if (digits === null || digits.length !== 16 || bankOfCard(digits) === undefined || !hasLuhnCheck(digits)) return null;
  return digits;
}

/** Luhn's check (ISO/IEC 7812) of a string of digits. */
export function hasLuhnCheck(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
