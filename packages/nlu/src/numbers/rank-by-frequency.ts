/** The place of each item when the most frequent stand first; of equally frequent ones in their own order. */
export function rankByFrequency(frequency: Uint32Array): Int32Array {
  let most = 0;
  for (let item = 0; item < frequency.length; item++) if (frequency[item]! > most) most = frequency[item]!;
  /** Where the next item of a frequency goes. */
  const next = new Int32Array(most + 2);
  for (let item = 0; item < frequency.length; item++) next[most - frequency[item]! + 1]! += 1;
  for (let at = 1; at < next.length; at++) next[at]! += next[at - 1]!;
  const places = new Int32Array(frequency.length);
  for (let item = 0; item < frequency.length; item++) {
    const rank = most - frequency[item]!;
    places[item] = next[rank]!;
    next[rank]! += 1;
  }
  return places;
}
