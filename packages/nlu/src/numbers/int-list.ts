/** Whole numbers (int32) one behind the other in an array that grows: nothing for the collector to look through. */
export interface IntList {
  readonly push: (value: number) => void;
  readonly length: () => number;
  /** A view of what is there; the next number may leave it behind. */
  readonly array: () => Int32Array<ArrayBuffer>;
}

export function createIntList(): IntList {
  let items = new Int32Array(1024);
  let length = 0;
  return {
    push(value) {
      if (length === items.length) {
        items = longerInts(items, 2 * length);
      }
      items[length++] = value;
    },
    length: () => length,
    array: () => items.subarray(0, length),
  };
}

/** The same numbers, and zeros behind them. */
export function longerInts(items: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(length);
  longer.set(items);
  return longer;
}
