// Sums of rows of labels for a tagger, as `src/entities/score-tokens.ts` asks for them, in float32. Loops go over some labels
// at a time and a few cells beyond a row: what stands there is written later or is nobody's.

/** Rows of labels, one for each token. */
export let values: usize = 0;
/** Five rows of labels (int16) of each word; of what is before the first, twice, and of what is behind the last, twice. */
export let words: usize = 0;
/** Of each of these the scale of its rows. */
export let wordScales: usize = 0;
/** A row of what every token of a text has. */
export let shared: usize = 0;
/** Rows of one word. */
export let ofWord: usize = 0;

/** Rows with a cell (int8) for every label, `rowLength` bytes each, and their scales. */
export let cells: usize = 0;
export let scales: usize = 0;
export let rowLength: i32 = 0;
/** Rows to be added (int32), and of each the address of the row of labels that it is added to. */
export let listed: usize = 0;
export let aims: usize = 0;

/**
 * Writes the scores of `count` tokens: the shared row, what the word says of itself (its first row), the word before it of the
 * next (its second), the word behind it of the last (its third), and those two away (fourth, fifth).
 */
export function sumWords(count: i32, labels: i32): void {
  const row = (<usize>labels) << 1;
  const word = 5 * row;
  let into = values;
  for (let at = 0; at < count; at++) {
    const scales = wordScales + ((<usize>at) << 2);
    const own = words + word * <usize>(at + 2);
    const ofOwn = v128.load32_splat(scales, 8);
    const ofBefore = v128.load32_splat(scales, 4);
    const ofAfter = v128.load32_splat(scales, 12);
    const ofTwoBefore = v128.load32_splat(scales);
    const ofTwoAfter = v128.load32_splat(scales, 16);
    for (let cell: usize = 0; cell < row; cell += 8) {
      const from = own + cell;
      let sum = f32x4.add(v128.load(shared + (cell << 1)), scaled(from, ofOwn));
      sum = f32x4.add(sum, scaled(from - word + row, ofBefore));
      sum = f32x4.add(sum, scaled(from + word + 2 * row, ofAfter));
      sum = f32x4.add(sum, scaled(from - 2 * word + 3 * row, ofTwoBefore));
      v128.store(into + (cell << 1), f32x4.add(sum, scaled(from + 2 * word + 4 * row, ofTwoAfter)));
    }
    into += row << 1;
  }
}

/** Four numbers (int16) times their scale. */
function scaled(four: usize, scale: v128): v128 {
  return f32x4.mul(f32x4.convert_i32x4_s(v128.load16x4_s(four)), scale);
}

/** Adds the first `count` of the listed rows. */
export function addRows(count: i32): void {
  const end = listed + ((<usize>count) << 2);
  let aim = aims;
  for (let at = listed; at < end; at += 4) {
    const row = <usize>load<i32>(at);
    addRow(<usize>load<i32>(aim), cells + row * <usize>rowLength, load<f32>(scales + (row << 2)));
    aim += 4;
  }
}

function addRow(into: usize, from: usize, scale: f32): void {
  const scales = f32x4.splat(scale);
  for (const end = from + rowLength; from < end; from += 16) {
    const bytes = v128.load(from);
    const low = i16x8.extend_low_i8x16_s(bytes);
    const high = i16x8.extend_high_i8x16_s(bytes);
    addFour(into, i32x4.extend_low_i16x8_s(low), scales);
    addFour(into + 16, i32x4.extend_high_i16x8_s(low), scales);
    addFour(into + 32, i32x4.extend_low_i16x8_s(high), scales);
    addFour(into + 48, i32x4.extend_high_i16x8_s(high), scales);
    into += 64;
  }
}

function addFour(into: usize, four: v128, scales: v128): void {
  v128.store(into, f32x4.add(v128.load(into), f32x4.mul(f32x4.convert_i32x4_s(four), scales)));
}
