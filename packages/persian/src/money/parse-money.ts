import { lexTerms } from '../numbers/lex-terms.ts';
import { fractionValue, isAnd } from '../numbers/parse-group.ts';
import { tidy } from '../numbers/parse-number.ts';
import { parseNumberAt } from '../numbers/parse-number-at.ts';
import { createWordCache } from '../numbers/word-cache.ts';
import { tokenise } from '../tokens/tokenise.ts';
import { withDroppedThousand } from './amount-in-toman.ts';
import { moneyUnits } from './money-words.ts';

export type MoneyUnit = 'toman' | 'rial';

export interface ParseMoneyOptions {
  /** Whether a bare amount below 1000 counts thousands, as spoken («صد تومن» is 100,000); on unless told. */
  readonly bareThousands?: boolean;
  /** Unit of an amount that names none. */
  readonly defaultUnit?: MoneyUnit;
  /** Unit of the answer; the one said unless told. */
  readonly to?: MoneyUnit;
}

const RIAL_IN: Readonly<Record<MoneyUnit, number>> = { toman: 10, rial: 1 };

/**
 * The amount that a whole string says, in the unit it names or in `to`. Null when the string is no amount of money. Amounts
 * inside a sentence are found by `read`.
 *
 * @example parseMoney('یک میلیون و پانصد هزار تومن', { to: 'rial' }) === 15_000_000
 */
export function parseMoney(text: string, options: ParseMoneyOptions = {}): number | null {
  const terms = lexTerms(tokenise(text), { cache: createWordCache() });
  const number = parseNumberAt(terms, 0, { withRange: false, withSpan: false });
  if (number === undefined || number.isOrdinal) return null;
  const said = moneyUnits.get(terms[number.next]?.key ?? '');
  const rialOfUnit = said ?? (options.defaultUnit === undefined ? undefined : RIAL_IN[options.defaultUnit]);
  const afterUnit = said === undefined ? number.next : number.next + 1;
  const half = isAnd(terms[afterUnit]) ? fractionValue(terms[afterUnit + 1]?.key) : 0;
  if (rialOfUnit === undefined || afterUnit + (half > 0 ? 2 : 0) !== terms.length) return null;
  const value = withDroppedThousand(number.low + half, number.topScale, number.scale);
  const isBare = number.topScale === 1 && value < 1000;
  const amount = isBare && options.bareThousands !== false ? value * 1000 : value;
  return tidy((amount * rialOfUnit) / (options.to === undefined ? rialOfUnit : RIAL_IN[options.to]));
}
