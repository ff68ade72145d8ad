import { plainDigits } from './plain-digits.ts';

const WEIGHTS = [29, 27, 23, 19, 17, 29, 27, 23, 19, 17];

export interface LegalIdOptions {
  /** Also takes 11 minus the remainder as check digit, the reading of the rule that some validators have; off unless told. */
  readonly allowsComplement?: boolean;
  /** Takes nothing but Latin digits without separators; off unless told. */
  readonly isStrict?: boolean;
}

/**
 * National id of a company (شناسه ملی), eleven digits: each of the first ten plus (the tenth plus 2), times 29, 27, 23, 19, 17
 * twice; the sum modulo 11 (10 counts 0) is the last. Answers the Latin digits or null.
 */
export function parseLegalId(text: string, options: LegalIdOptions = {}): string | null {
  const id = plainDigits(text, options.isStrict);
  if (id === null || id.length !== 11 || id.slice(3, 9) === '000000' || /^(\d)\1{10}$/.test(id)) return null;
  const addend = Number(id[9]) + 2;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * (Number(id[index]) + addend), 0);
  const rest = sum % 11;
  const last = Number(id[10]);
  if ((rest === 10 ? 0 : rest) === last) return id;
  return options.allowsComplement === true && rest > 1 && 11 - rest === last ? id : null;
}
