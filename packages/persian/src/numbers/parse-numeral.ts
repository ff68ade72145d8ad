const PLAIN = /^\d+$/;
const GROUPED = /^\d{1,3}([,٬./٫،])\d{3}(?:\1\d{3})*$/;
const GROUPED_DECIMAL = /^(\d{1,3}(?:[,٬]\d{3})+)[.٫/](\d{1,2}|\d{4,})$/;
const DECIMAL = /^(\d+)[.٫/,](\d{1,4})$/;

/**
 * Value of digits already in Latin with the signs between them: «12٬500», `125/000` and `120.000` are thousands, `2/5`,
 * «2٫5» and `2.5` decimals. NaN for what is no single number (`1403/8/5`, `10:30`).
 */
export function parseNumeral(digits: string): number {
  if (PLAIN.test(digits)) return Number(digits);
  if (GROUPED.test(digits) && !digits.startsWith('0')) return Number(digits.replace(/\D/g, ''));
  const grouped = GROUPED_DECIMAL.exec(digits);
  if (grouped !== null) return Number(`${grouped[1]?.replace(/\D/g, '')}.${grouped[2]}`);
  const decimal = DECIMAL.exec(digits);
  return decimal === null ? Number.NaN : Number(`${decimal[1]}.${decimal[2]}`);
}
