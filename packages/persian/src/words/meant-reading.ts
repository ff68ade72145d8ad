import type { TokenReading } from '../document.ts';
import type { LatinMeaning } from '../layout/read-latin.ts';
import type { AnalyseWord } from './analyse-word.ts';
import { createBoundedCache } from './bounded-cache.ts';
import { evenReading } from './even-reading.ts';
import type { TellReading } from './word-reading.ts';

/** The reading of a Latin token that was meant so; `covers` as in `TokenReading`, from 1. */
export type TellMeant = (meaning: LatinMeaning, covers: number) => TokenReading;

const rememberedReadings = 5_000;

/** Tells of a Latin token what is known of the Persian that was meant by it; of Finglish it is remembered. */
export function createTellMeant(tools: { readonly analyse: AnalyseWord; readonly tell: TellReading }): TellMeant {
  const finglish = createBoundedCache<TokenReading>(rememberedReadings);
  return (meaning, covers) => {
    const { reading, persian } = meaning;
    if (persian === undefined || reading !== 'finglish') return meantReading(tools, meaning, covers);
    const known = finglish.get(persian);
    if (known !== undefined) return known;
    const found = meantReading(tools, meaning, 1);
    finglish.set(persian, found);
    return found;
  };
}

function meantReading(
  { analyse, tell }: { readonly analyse: AnalyseWord; readonly tell: TellReading },
  { reading: script, persian }: LatinMeaning,
  covers: number,
): TokenReading {
  const base: TokenReading = { script, persian, covers: covers > 1 ? covers : undefined };
  if (persian === undefined) return evenReading(base);
  const readings = analyse(persian);
  const best = readings[0];
  return evenReading(best ? { ...tell(best, readings, best.formal), ...base } : base);
}
