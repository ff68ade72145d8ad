/**
 * A batch's words bring to the filters what their features bring, and the same feature stands at many of them: each is projected
 * once a batch. A token has a row, with an empty row before and behind each text, so that what a word brings to the word before, to
 * itself and to the word behind is one row of three times the filters.
 */

/**
 * Numbers the features of one kind (`kept`: of each token where its numbers begin in `table`; becomes the feature's number), lists
 * where they begin, and copies their `size` numbers one behind the other. `numberOf` is 0 before and afterwards. Gives how many.
 */
export function numberFeatures(
  kept: usize,
  tokenCount: i32,
  numberOf: usize,
  listed: usize,
  table: usize,
  size: i32,
  copies: usize,
): i32 {
  const bytes = (<usize>size) << 2;
  const end = kept + ((<usize>tokenCount) << 2);
  let count = 0;
  for (let token = kept; token < end; token += 4) {
    const place = (<usize>load<i32>(token)) << 2;
    let number = load<i32>(numberOf + place);
    if (number == 0) {
      memory.copy(copies + bytes * <usize>count, table + place, bytes);
      store<i32>(listed + ((<usize>count) << 2), <i32>place);
      number = ++count;
      store<i32>(numberOf + place, number);
    }
    store<i32>(token, number - 1);
  }
  for (let at = 0; at < count; at++) store<i32>(numberOf + <usize>load<i32>(listed + ((<usize>at) << 2)), 0);
  return count;
}

/** Adds what each token's feature brings (`brought`: `bytes` a feature) to the token's neighbours and itself (rows of a third). */
export function spread(
  values: usize,
  tokenRows: usize,
  kept: usize,
  tokenCount: i32,
  brought: usize,
  bytes: usize,
): void {
  const row = bytes / 3;
  for (let token: usize = 0; token < (<usize>tokenCount) << 2; token += 4) {
    const into = values + row * (<usize>load<i32>(tokenRows + token) - 1);
    const from = brought + bytes * <usize>load<i32>(kept + token);
    for (let at: usize = 0; at < bytes; at += 64) add16(into + at, from + at);
  }
}

/** The way back: the slopes of a feature are those of its tokens and their neighbours. */
export function collect(
  into: usize,
  tokenRows: usize,
  kept: usize,
  tokenCount: i32,
  slopes: usize,
  bytes: usize,
): void {
  const row = bytes / 3;
  for (let token: usize = 0; token < (<usize>tokenCount) << 2; token += 4) {
    const from = slopes + row * (<usize>load<i32>(tokenRows + token) - 1);
    const to = into + bytes * <usize>load<i32>(kept + token);
    for (let at: usize = 0; at < bytes; at += 64) add16(to + at, from + at);
  }
}

function add16(into: usize, from: usize): void {
  v128.store(into, f32x4.add(v128.load(into), v128.load(from)));
  v128.store(into, f32x4.add(v128.load(into, 16), v128.load(from, 16)), 16);
  v128.store(into, f32x4.add(v128.load(into, 32), v128.load(from, 32)), 32);
  v128.store(into, f32x4.add(v128.load(into, 48), v128.load(from, 48)), 48);
}
