import { exponential } from './exponential';
import { values } from './score-tokens';

// Forward-backward for a tagger, as `src/entities/span-probabilities.ts` asks for it. Labels are "outside" and then, of each
// type, the begin and the inside label, which are taken together: rows have an odd number of labels, so the last step of a
// loop writes a cell beyond its row, which is written again or is nobody's.

/** What stays as it is for a tagger: numbers, and addresses of its tables. */
export let labelCount: i32 = 0;
/** Listed pairs but for those with "outside" before: how many, and their labels as bytes up to them in a row (int32). */
export let pairCount: i32 = 0;
export let origins: usize = 0;
export let targets: usize = 0;
/** By how much the factors of these exceed that of the pairs that are not listed (float64, as all below). */
export let gains: usize = 0;
/** By label: the factor of the pairs that are not listed, and by how much that of the pair from "outside" exceeds it; 0 of inside labels. */
export let others: usize = 0;
export let outsideGains: usize = 0;
export let starts: usize = 0;
/** By label: the factor of the pair from it into the inside label of its type. */
export let inside: usize = 0;

/** Rows of labels, one for each token; `values` of the scores in float32. */
export let emission: usize = 0;
export let forward: usize = 0;
export let probability: usize = 0;
/** One row. */
export let backward: usize = 0;
export let inflow: usize = 0;

/** Labels whose score lies this far below the token's best have no part in the sums. */
const scoreGap: f32 = -30;
const pair: usize = 16;

function rowBytes(): usize {
  return (<usize>labelCount) << 3;
}

function sumOf(two: v128): f64 {
  return f64x2.extract_lane(two, 0) + f64x2.extract_lane(two, 1);
}

/** Writes the exponentials of a token's scores, the best as 1. */
function emit(row: usize): void {
  const bytes = rowBytes();
  const scores = values + (row >> 1);
  const into = emission + row;
  const last = scores + (bytes >> 1);
  let highest = f32x4.splat(load<f32>(scores));
  let at = scores;
  for (; at + 16 <= last; at += 16) highest = f32x4.pmax(highest, v128.load(at));
  let best = max(
    max(f32x4.extract_lane(highest, 0), f32x4.extract_lane(highest, 1)),
    max(f32x4.extract_lane(highest, 2), f32x4.extract_lane(highest, 3)),
  );
  for (; at < last; at += 4) best = max(best, load<f32>(at));
  const top = f32x4.splat(best);
  const lowest = f32x4.splat(scoreGap);
  // Four at a time, up to three cells beyond the row.
  for (let at: usize = 0; at < bytes; at += 2 * pair) {
    const gaps = f32x4.sub(v128.load(scores + (at >> 1)), top);
    const emitted = v128.and(exponential(f32x4.pmax(gaps, lowest)), f32x4.ge(gaps, lowest));
    v128.store(into + at, f64x2.promote_low_f32x4(emitted));
    v128.store(into + at, f64x2.promote_low_f32x4(v128.shuffle<f32>(emitted, emitted, 2, 3, 2, 3)), 16);
  }
}

/** Makes a row sum to 1. */
function normalise(row: usize): void {
  const last = row + rowBytes() - 8;
  let sum = f64x2.splat(0);
  for (let at = row; at < last; at += pair) sum = f64x2.add(sum, v128.load(at));
  const total = sumOf(sum) + load<f64>(last);
  const scale = total > 0 ? 1 / total : 0;
  const scales = f64x2.splat(scale);
  for (let at = row; at < last; at += pair) v128.store(at, f64x2.mul(v128.load(at), scales));
  store<f64>(last, load<f64>(last) * scale);
}

function beginForward(): void {
  store<f64>(forward, load<f64>(starts) * load<f64>(emission));
  for (let at: usize = 8; at < rowBytes(); at += pair) {
    store<f64>(forward + at, load<f64>(starts + at) * load<f64>(emission + at));
    store<f64>(forward + at, 0, 8);
  }
}

/** Adds what the listed pairs bring from the labels of one row to those of another. */
function addPairs(into: usize, ends: usize, from: usize, begins: usize): void {
  let gain = gains;
  for (const last = ends + ((<usize>pairCount) << 2); ends < last; ends += 4) {
    const place = into + load<i32>(ends);
    store<f64>(place, load<f64>(place) + load<f64>(from + load<i32>(begins)) * load<f64>(gain));
    begins += 4;
    gain += 8;
  }
}

function goForward(row: usize): void {
  const bytes = rowBytes();
  const into = forward + row;
  const before = into - bytes;
  const emitted = emission + row;
  const insides = inside;
  const base = others;
  const outsides = outsideGains;
  const outside = f64x2.splat(load<f64>(before));
  for (let at: usize = 0; at < bytes; at += pair)
    v128.store(into + at, f64x2.add(v128.load(base + at), f64x2.mul(outside, v128.load(outsides + at))));
  addPairs(into, targets, before, origins);
  store<f64>(into, max(load<f64>(into), 0) * load<f64>(emitted));
  const zero = f64x2.splat(0);
  for (let at: usize = 8; at < bytes; at += pair) {
    const stays = sumOf(f64x2.mul(v128.load(before + at), v128.load(insides + at)));
    const both = f64x2.max(f64x2.replace_lane(v128.load(into + at), 1, stays), zero);
    v128.store(into + at, f64x2.mul(both, v128.load(emitted + at)));
  }
}

/** Fills `backward` for the token before that of a row. */
function goBackward(row: usize): void {
  const bytes = rowBytes();
  const ahead = backward;
  const flow = inflow;
  const emitted = emission + row;
  for (let at: usize = 0; at < bytes; at += pair)
    v128.store(flow + at, f64x2.mul(v128.load(ahead + at), v128.load(emitted + at)));
  normalise(flow);
  const insides = inside;
  const base = others;
  const outsides = outsideGains;
  let shared = load<f64>(flow) * load<f64>(base);
  let toOutside = load<f64>(flow) * load<f64>(outsides);
  let begun = f64x2.splat(0);
  let gained = begun;
  for (let at: usize = 8; at < bytes; at += pair) {
    const share = v128.load(flow + at);
    begun = f64x2.add(begun, f64x2.mul(share, v128.load(base + at)));
    gained = f64x2.add(gained, f64x2.mul(share, v128.load(outsides + at)));
  }
  shared += sumOf(begun);
  toOutside += sumOf(gained);
  store<f64>(ahead, shared + toOutside);
  const sharedByBoth = f64x2.splat(shared);
  for (let at: usize = 8; at < bytes; at += pair) {
    const share = f64x2.splat(load<f64>(flow + at, 8));
    v128.store(ahead + at, f64x2.add(sharedByBoth, f64x2.mul(share, v128.load(insides + at))));
  }
  addPairs(ahead, origins, flow, targets);
}

function multiply(row: usize): void {
  const last = rowBytes() - 8;
  for (let at: usize = 0; at < last; at += pair)
    v128.store(probability + row + at, f64x2.mul(v128.load(forward + row + at), v128.load(backward + at)));
  // Not a cell more: the row behind is finished.
  store<f64>(probability + row + last, load<f64>(forward + row + last) * load<f64>(backward + last));
  normalise(probability + row);
}

/** The probabilities of the labels of the tokens from `from` to `to` (not included) of a text of `count` tokens. */
export function find(count: i32, from: i32, to: i32): void {
  const bytes = rowBytes();
  for (let at = 0; at < count; at++) emit(<usize>at * bytes);
  for (let at = 0; at < to; at++) {
    if (at == 0) beginForward();
    else goForward(<usize>at * bytes);
    normalise(forward + <usize>at * bytes);
  }
  for (let at: usize = 0; at < bytes; at += 8) store<f64>(backward + at, 1);
  for (let at = count - 1; at >= from; at--) {
    if (at < to) multiply(<usize>at * bytes);
    if (at > from) goBackward(<usize>at * bytes);
  }
}
