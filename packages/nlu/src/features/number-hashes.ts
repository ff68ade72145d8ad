/** Numbers hashes in the order first met: a map for uint32 in typed arrays, several times as fast as a `Map` of so many. */
export interface HashNumbers {
  /** The number of a hash, a new one when it was not met before. */
  readonly numberOf: (hash: number) => number;
  /**
   * Writes over the hashes (as int32) `list[from] … list[end - 1]` their numbers. A look-up does little but wait for memory,
   * and in so short a loop the processor asks for that of several at once, which it cannot between other work.
   */
  readonly numberAll: (list: Int32Array, from: number, end: number) => void;
  /** How many hashes were met. */
  readonly size: () => number;
  /** The hashes by their numbers; a view that the next new hash may leave behind. */
  readonly hashes: () => Uint32Array<ArrayBuffer>;
}

/** A third of the slots at least stays free. */
const fullFrom = 2 / 3;

export function createHashNumbers(): HashNumbers {
  let shift = 16;
  /** 1 + the number that stands in a slot; 0 where nothing is. */
  let slots = new Int32Array(2 ** (32 - shift));
  /** As int32, which the engine need not make a double of. */
  let known = new Int32Array(Math.ceil(slots.length * fullFrom));
  let size = 0;

  function grow(): void {
    shift--;
    slots = new Int32Array(2 * slots.length);
    const larger = new Int32Array(Math.ceil(slots.length * fullFrom));
    larger.set(known);
    known = larger;
    const last = slots.length - 1;
    for (let number = 0; number < size; number++) {
      let slot = Math.imul(known[number]!, 0x9e3779b1) >>> shift;
      while (slots[slot] !== 0) slot = (slot + 1) & last;
      slots[slot] = number + 1;
    }
  }

  function numberAll(list: Int32Array, from: number, end: number): void {
    for (let at = from; at < end; at++) {
      const hash = list[at]!;
      const last = slots.length - 1;
      let slot = Math.imul(hash, 0x9e3779b1) >>> shift;
      let number = slots[slot]!;
      while (number !== 0 && known[number - 1] !== hash) {
        slot = (slot + 1) & last;
        number = slots[slot]!;
      }
      if (number === 0) {
        known[size] = hash;
        number = ++size;
        slots[slot] = number;
        if (size === known.length) grow();
      }
      list[at] = number - 1;
    }
  }

  const one = new Int32Array(1);
  return {
    numberOf(hash) {
      one[0] = hash;
      numberAll(one, 0, 1);
      return one[0]!;
    },
    numberAll,
    size: () => size,
    hashes: () => new Uint32Array(known.buffer, 0, size),
  };
}
