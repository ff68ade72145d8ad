import type { Reading } from '../features/reading.ts';
import type { RankedIntent } from './nlu-parse.ts';

/** One word's say: how much more probable (log odds) it made the intent; negative when it spoke against it. */
export interface IntentExplanation {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

const tokenLimit = 60;
/** Below what a share of 32 bits can be; where all others are that improbable nothing more can be told. */
const leastShare = 1e-45;

/**
 * By how much an intent is more probable than all others together, in logarithms; null when it is none of them. Summed
 * over the others: what is left of 1 is nothing where a small bot is sure.
 */
function logOdds(ranking: readonly RankedIntent[], intent: string): number | null {
  let own: number | null = null;
  let others = 0;
  for (const { name, confidence } of ranking) {
    if (name === intent) own = confidence;
    else others += confidence;
  }
  return own === null ? null : Math.log(Math.max(own, leastShare)) - Math.log(Math.max(others, leastShare));
}

/**
 * Takes each of the first 60 words away in turn, with the values that the reader found in it, and sees what becomes of the
 * intent's probability. `rank` ranks all intents of a reading.
 */
export function explainIntent(
  reading: Reading,
  intent: string,
  rank: (reading: Reading) => readonly RankedIntent[],
): readonly IntentExplanation[] {
  const whole = logOdds(rank(reading), intent);
  return reading.tokens.slice(0, tokenLimit).map(({ start, end }, index) => {
    const without = whole === null ? null : logOdds(rank(withoutToken(reading, index)), intent);
    return { start, end, weight: whole === null || without === null ? 0 : whole - without };
  });
}

function withoutToken({ tokens, entities }: Reading, index: number): Reading {
  const { start, end } = tokens[index]!;
  return {
    tokens: tokens.filter((_, place) => place !== index),
    entities: entities.filter((entity) => entity.end <= start || entity.start >= end),
  };
}
