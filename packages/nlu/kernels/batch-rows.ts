/**
 * The tokens of a batch have rows in the arrays of layers, with an empty row before and behind each text: filters see the words
 * beside a word, and at the edges of a text nothing.
 */

/** Bytes of so many numbers. */
export function bytesOf(count: i32): usize {
  return (<usize>count) << 2;
}

/** The int32 at a place of a list. */
export function at32(list: usize, place: i32): i32 {
  return load<i32>(list + bytesOf(place));
}

/**
 * Gives the tokens of texts their rows, and of each text its first row and one more at the end (all int32). `numbers`: of each text its
 * number; `textStarts`: by number its first token. Gives how many tokens there are.
 */
export function placeRows(numbers: usize, texts: i32, textStarts: usize, tokenRows: usize, rowStarts: usize): i32 {
  let tokens = 0;
  let row = 1;
  for (let text = 0; text < texts; text++) {
    const number = at32(numbers, text);
    const count = at32(textStarts, number + 1) - at32(textStarts, number);
    store<i32>(rowStarts + bytesOf(text), row);
    for (let at = 0; at < count; at++) store<i32>(tokenRows + bytesOf(tokens++), row++);
    row++;
  }
  store<i32>(rowStarts + bytesOf(texts), row);
  return tokens;
}

/** Empties the rows between texts. */
export function clearBetween(values: usize, rowStarts: usize, texts: i32, bytes: usize): void {
  for (let text = 0; text <= texts; text++) memory.fill(values + bytes * <usize>(at32(rowStarts, text) - 1), 0, bytes);
}

/** Writes the same row `count` times. */
export function repeatRow(into: usize, row: usize, bytes: usize, count: i32): void {
  for (let at: usize = 0; at < <usize>count; at++) memory.copy(into + bytes * at, row, bytes);
}

/** `into += Σ rows`. */
export function sumRows(into: usize, rows: usize, bytes: usize, count: i32): void {
  for (let cell: usize = 0; cell < bytes; cell += 16) {
    let sum = v128.load(into + cell);
    let from = rows + cell;
    for (let at = 0; at < count; at++) {
      sum = f32x4.add(sum, v128.load(from));
      from += bytes;
    }
    v128.store(into + cell, sum);
  }
}
