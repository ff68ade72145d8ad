const digitBits = 11;
const digits = 2 ** digitBits;

/** The places of some numbers (uint32) in ascending order of the numbers; equal ones stay in the order that they have. */
export function ascendingOrder(numbers: Uint32Array): Int32Array<ArrayBuffer> {
  const { length } = numbers;
  let keys = numbers.slice();
  let places = new Int32Array(length);
  for (let at = 0; at < length; at++) places[at] = at;
  let nextKeys = new Uint32Array(length);
  let nextPlaces = new Int32Array(length);
  const starts = new Int32Array(digits);
  for (let shift = 0; shift < 32; shift += digitBits) {
    starts.fill(0);
    for (let at = 0; at < length; at++) starts[(keys[at]! >>> shift) & (digits - 1)]! += 1;
    let start = 0;
    for (let digit = 0; digit < digits; digit++) {
      const count = starts[digit]!;
      starts[digit] = start;
      start += count;
    }
    for (let at = 0; at < length; at++) {
      const key = keys[at]!;
      const digit = (key >>> shift) & (digits - 1);
      const to = starts[digit]!;
      starts[digit] = to + 1;
      nextKeys[to] = key;
      nextPlaces[to] = places[at]!;
    }
    [keys, nextKeys] = [nextKeys, keys];
    [places, nextPlaces] = [nextPlaces, places];
  }
  return places;
}
