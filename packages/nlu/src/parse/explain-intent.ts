import { hashEverything } from '../features/hash-message.ts';
import type { IntentInput } from '../intents/score-intents.ts';
import type { RankIntents } from './rank-intents.ts';

/** One word's say: how much more probable (log odds) it made the intent; negative when it spoke against it. */
export interface IntentExplanation {
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

const tokenLimit = 60;

function logOdds(input: IntentInput, intent: string, rank: RankIntents): number {
  const share = rank(input).find(({ name }) => name === intent)?.confidence ?? 0;
  const bounded = Math.min(1 - 1e-6, Math.max(1e-6, share));
  return Math.log(bounded / (1 - bounded));
}

/** Takes each of the first 60 words away in turn and sees what becomes of the intent's probability. */
export function explainIntent(input: IntentInput, intent: string, rank: RankIntents): readonly IntentExplanation[] {
  const { tokens } = input.reading;
  const whole = logOdds(input, intent, rank);
  return tokens.slice(0, tokenLimit).map((token, index) => {
    const reading = { ...input.reading, tokens: tokens.filter((_, place) => place !== index) };
    const without = { ...input, reading, hashes: hashEverything(reading) };
    return { start: token.start, end: token.end, weight: whole - logOdds(without, intent, rank) };
  });
}
