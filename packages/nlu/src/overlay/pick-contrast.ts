import type { RememberedExample } from '../model/nlu-model.ts';

/** As many as a shop has for each of its own intents, so that neither side is favoured. */
const perIntent = 5;

/** Up to 5 examples of each intent of a base that is not in `without`, evenly over what it learned from. */
export function pickContrast(
  remembered: readonly RememberedExample[],
  without: ReadonlySet<string>,
): readonly RememberedExample[] {
  const byIntent = Map.groupBy(remembered, ({ intent }) => intent);
  return [...byIntent].flatMap(([intent, list]) => {
    if (without.has(intent)) return [];
    const count = Math.min(perIntent, list.length);
    return Array.from({ length: count }, (_, place) => list[Math.floor(((place + 0.5) * list.length) / count)]!);
  });
}
