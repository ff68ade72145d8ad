/** Numbers of 0 … 1, 1 left out. */
export interface Random {
  (): number;
  /** What the next number is made of (uint32): set, it goes on from there. */
  state: number;
}

const stride = 0x6d2b79f5;

/** A small seeded generator (mulberry32): the same seed gives the same numbers on every machine. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + stride) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
  return Object.defineProperty(next, 'state', {
    get: () => state,
    set(value: number) {
      state = value >>> 0;
    },
  }) as Random;
}

/** Shuffles in place (Fisher-Yates). */
export function shuffle(items: Int32Array, random: () => number): void {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const kept = items[at] ?? 0;
    items[at] = items[other] ?? 0;
    items[other] = kept;
  }
}
