/** Numbers hashes in the order first met: a map for uint32 in typed arrays, several times as fast as a `Map` of so many. */
export interface HashNumbers {
  /** The number of a hash, a new one when it was not met before. */
  readonly numberOf: (hash: number) => number;
  /** The hashes by their numbers; a view that the next new hash may leave behind. */
  readonly hashes: () => Uint32Array<ArrayBuffer>;
}

/** A third of the slots at least stays free. */
const fullFrom = 2 / 3;

export function createHashNumbers(): HashNumbers {
  let shift = 16;
  /** 1 + the number that stands in a slot; 0 where nothing is. */
  let slots = new Int32Array(2 ** (32 - shift));
  let known = new Uint32Array(Math.ceil(slots.length * fullFrom));
  let size = 0;

  function slotOf(hash: number): number {
    const last = slots.length - 1;
    let slot = Math.imul(hash, 0x9e3779b1) >>> shift;
    while (slots[slot] !== 0 && known[slots[slot]! - 1] !== hash) slot = (slot + 1) & last;
    return slot;
  }

  function grow(): void {
    shift--;
    slots = new Int32Array(2 * slots.length);
    const larger = new Uint32Array(Math.ceil(slots.length * fullFrom));
    larger.set(known);
    known = larger;
    for (let number = 0; number < size; number++) slots[slotOf(known[number]!)] = number + 1;
  }

  return {
    numberOf(hash) {
      const slot = slotOf(hash);
      if (slots[slot] !== 0) return slots[slot]! - 1;
      known[size] = hash;
      slots[slot] = ++size;
      if (size === known.length) grow();
      return size - 1;
    },
    hashes: () => known.subarray(0, size),
  };
}
