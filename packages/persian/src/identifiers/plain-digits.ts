import { convertDigits } from '../characters/digits.ts';
import { removeBidiMarks } from '../characters/marks.ts';

const SEPARATORS = /[\s\-–—_.()\u200b\u200c]+/g;

/**
 * The digits of an identifier as typed: any script, spaces, dashes, dots, brackets and marks of direction between them.
 * Null when anything else is in it. With `isStrict` nothing but Latin digits is taken, as most validators do.
 */
export function plainDigits(text: string, isStrict = false): string | null {
  if (isStrict) return /^\d+$/.test(text) ? text : null;
  const digits = convertDigits(removeBidiMarks(text), 'latin').replace(SEPARATORS, '');
  return /^\d+$/.test(digits) ? digits : null;
}
