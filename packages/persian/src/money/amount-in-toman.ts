import type { Range } from '../document.ts';

const TOMAN_RIAL = 10;

/** An amount as said: its number and what follows from the words around it. */
export interface SaidAmount {
  readonly value: number;
  /** Greatest scale word said (1 for none). */
  readonly topScale: number;
}

/**
 * Rial of an amount said in toman. A bare amount below 1000 means thousands («۲۵۰ تومن»), unless the prices of the shop say
 * that single toman (chewing gum) or millions (phones) are nearer, as they may for «هزار و دویست تومن»; the other readings come after, best first.
 */
export function tomanReadings(said: SaidAmount, priceRange: Range<number> | undefined): readonly number[] {
  const mayMeanMore = said.topScale === 1000 && said.value < 10_000 && priceRange !== undefined;
  if (said.topScale > 1 && said.value >= 1000 && !mayMeanMore) return [said.value * TOMAN_RIAL];
  const usual = said.value < 1000 ? 1000 : 1;
  const factors = said.value < 1000 ? [1000, 1e6, 1] : [1, 1000];
  const readings = factors.map((factor) => said.value * factor * TOMAN_RIAL);
  if (priceRange === undefined)
    return said.value < 100 || usual === 1 ? readings.slice(0, said.value < 100 ? 2 : 1) : readings.slice(0, 1);
  return [...readings].sort((left, right) => distance(left, priceRange) - distance(right, priceRange));
}

/** How far an amount is outside a range, as the logarithm of the quotient; 0 inside. */
function distance(rial: number, [lowest, highest]: Range<number>): number {
  if (rial < lowest) return Math.log(lowest / rial);
  return rial > highest ? Math.log(rial / highest) : 0;
}

/** «یک میلیون و دویست» leaves out the «هزار» of its last part. */
export function withDroppedThousand(value: number, topScale: number, lastScale: number): number {
  if (topScale < 1e6 || lastScale !== 1) return value;
  const rest = value % topScale;
  return rest > 0 && rest < 1000 && Number.isInteger(value) ? value - rest + (rest * topScale) / 1000 : value;
}
