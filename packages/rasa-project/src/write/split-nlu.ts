import type { IntentExample, NluData } from '../documents/nlu-data.ts';

/** How examples are split. */
export interface SplitOptions {
  /** Share of each intent's examples that goes to training, 0 to 1; default 0.8 as in `rasa data split nlu`. */
  readonly trainingFraction?: number;
  /** The same seed gives the same split. */
  readonly seed?: number;
}

/** Two halves of NLU data. */
export interface NluSplit {
  readonly training: NluData;
  readonly test: NluData;
}

/** Splits the examples of every intent (retrieval keys apart); at least one of each stays in training. The rest goes to both. */
export function splitNlu(nlu: NluData, { trainingFraction = 0.8, seed = 0 }: SplitOptions = {}): NluSplit {
  const training: IntentExample[] = [];
  const test: IntentExample[] = [];
  const random = createRandom(seed);
  for (const examples of Map.groupBy(nlu.examples, (example) => example.intent ?? '').values()) {
    const shuffled = shuffle(examples, random);
    const count = Math.max(1, Math.floor(shuffled.length * trainingFraction));
    training.push(...shuffled.slice(0, count));
    test.push(...shuffled.slice(count));
  }
  return { training: { ...nlu, examples: training }, test: { ...nlu, examples: test } };
}

/** Fisher and Yates. */
function shuffle<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const item = shuffled[last] as Item;
    shuffled[last] = shuffled[other] as Item;
    shuffled[other] = item;
  }
  return shuffled;
}

/** Mulberry32: 32 bits of state are plenty to shuffle a list, and a seed gives the same order on every machine. */
function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
