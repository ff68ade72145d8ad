import type { TokenReading } from '../document.ts';

/** The same reading with every field, in one order: see `evenFeatures`. */
export function evenReading(reading: TokenReading): TokenReading {
  const { formal, lemma, stem, host, clitics, script, part, rarity, persian, alternatives, covers, parts } = reading;
  return { formal, lemma, stem, host, clitics, script, part, rarity, persian, alternatives, covers, parts };
}
