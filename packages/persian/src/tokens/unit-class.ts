/** What a UTF-16 unit is to the tokeniser; small integers, for they are read once a unit. */
export const UnitClass = {
  sign: 1,
  space: 2,
  letter: 3,
  latin: 4,
  digit: 5,
  mark: 6,
  joiner: 7,
  invisible: 8,
  surrogate: 9,
} as const;

export type UnitClass = (typeof UnitClass)[keyof typeof UnitClass];

const classes = new Uint8Array(0x10000);

/** Class of one UTF-16 unit (0 to 0xffff; NaN, past the end of a text, is a space). Classified once, then remembered. */
export function unitClass(unit: number): number {
  const known = classes[unit];
  if (known === undefined) return UnitClass.space;
  if (known !== 0) return known;
  const found = classify(unit);
  classes[unit] = found;
  return found;
}

function classify(unit: number): number {
  if (unit === 0x200c || unit === 0x200d) return UnitClass.joiner;
  if (isInvisible(unit)) return UnitClass.invisible;
  if (unit >= 0xd800 && unit <= 0xdfff) return UnitClass.surrogate;
  const character = String.fromCharCode(unit);
  if (/[\s\u0000-\u001f\u0085\u200b]/u.test(character)) return UnitClass.space;
  if (/[0-9٠-٩۰-۹０-９]/u.test(character)) return UnitClass.digit;
  if (unit === 0x0640) return UnitClass.letter;
  if (/\p{Script=Latin}/u.test(character)) return /\p{L}/u.test(character) ? UnitClass.latin : UnitClass.sign;
  if (/[\p{L}\p{Nl}\p{Nd}]/u.test(character)) return UnitClass.letter;
  if (/\p{M}/u.test(character)) return UnitClass.mark;
  return UnitClass.sign;
}

/** Marks of direction, word joiner, soft hyphen and BOM: they take no place and belong to the word around them. */
function isInvisible(unit: number): boolean {
  if (unit === 0x00ad || unit === 0x061c || unit === 0xfeff) return true;
  return (unit >= 0x200e && unit <= 0x200f) || (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2060 && unit <= 0x206f);
}
