import type { PathWeights } from './transition-table.ts';

/**
 * Makes "outside" less probable wherever it may stand: takes `reluctance` (logarithm of odds) off the weights of all
 * paths into it.
 */
export function findMore({ table, start }: PathWeights, reluctance: number): void {
  for (let pair = table.first[0]!; pair < table.first[1]!; pair++) table.weights[pair]! -= reluctance;
  start[0]! -= reluctance;
}
