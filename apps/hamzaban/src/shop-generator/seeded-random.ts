/** Draws that depend on a seed alone, so that the same seed makes the same shops on every machine. */
export interface SeededRandom {
  /** An integer in [0, below). */
  integer(below: number): number;
  pick<Item>(items: readonly Item[]): Item;
}

/** A generator from any text or number (FNV-1a into mulberry32; good enough for texts, never used for keys). */
export function seededRandom(seed: string): SeededRandom {
  let state = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(seed)) state = Math.imul(state ^ byte, 0x01000193);
  const integer = (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
  return {
    integer,
    pick(items) {
      const item = items[integer(items.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
  };
}
