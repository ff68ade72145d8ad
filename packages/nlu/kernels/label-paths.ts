import { exponential } from './exponential';
import {
  allLabels,
  backward,
  candidateCounts,
  candidates,
  first,
  forward,
  inflow,
  labelCount,
  origins,
  pairCount,
  pairFactors,
  pairOf,
  probability,
  rowLength,
  startFactors,
  values,
} from './sequence-memory';

/** Labels whose score lies this far below the token's best have no part in the sums. */
const scoreGap: f32 = -30;
const negligible: f64 = 1e-9;
/** Places for a token's labels. */
export const candidatePlaces: usize = 16;

/** Inside labels may only follow the begin label of their type or themselves. */
export function isInside(label: i32): bool {
  return label > 0 && (label & 1) == 0;
}

/** The labels (uint16) that a token may have, and how many. */
export function labelsOf(token: i32): usize {
  return load<u16>(candidateCounts + ((<usize>token) << 1)) == 0
    ? allLabels
    : candidates + <usize>token * candidatePlaces * 2;
}
export function labelCountOf(token: i32): i32 {
  const count = <i32>load<u16>(candidateCounts + ((<usize>token) << 1));
  return count == 0 ? labelCount : count;
}

/** Makes exponentials of the scores of the token at `at`: e to the power of what it is less than the best. */
function emitAll(at: i32): void {
  const row = values + ((<usize>(at * rowLength)) << 2);
  const into = inflow + ((<usize>(at * rowLength)) << 3);
  const cells = <usize>rowLength;
  for (let label = <usize>labelCount; label < cells; label++) store<f32>(row + (label << 2), -f32.MAX_VALUE);
  let most = f32x4.splat(-f32.MAX_VALUE);
  for (let label: usize = 0; label < cells; label += 4) most = f32x4.pmax(most, v128.load(row + (label << 2)));
  const pairs = f32x4.pmax(most, v128.shuffle<f32>(most, most, 2, 3, 2, 3));
  const best = f32x4.splat(max(f32x4.extract_lane(pairs, 0), f32x4.extract_lane(pairs, 1)));
  for (let label: usize = 0; label < cells; label += 4) {
    const gap = f32x4.sub(v128.load(row + (label << 2)), best);
    const counts = f32x4.ge(gap, f32x4.splat(scoreGap));
    const emitted = v128.and(exponential(f32x4.pmax(gap, f32x4.splat(scoreGap))), counts);
    v128.store(into + (label << 3), f64x2.promote_low_f32x4(emitted));
    v128.store(into + (label << 3), f64x2.promote_low_f32x4(v128.shuffle<f32>(emitted, emitted, 2, 3, 2, 3)), 16);
  }
}

function emitFew(at: i32, labels: usize, count: i32): void {
  const row = values + ((<usize>(at * rowLength)) << 2);
  const into = inflow + ((<usize>(at * rowLength)) << 3);
  let best: f32 = -f32.MAX_VALUE;
  for (let entry = 0; entry < count; entry++)
    best = max(best, load<f32>(row + ((<usize>load<u16>(labels + ((<usize>entry) << 1))) << 2)));
  for (let entry = 0; entry < count; entry++) {
    const label = <usize>load<u16>(labels + ((<usize>entry) << 1));
    const gap = load<f32>(row + (label << 2)) - best;
    const emitted: f32 = gap < scoreGap ? 0 : f32x4.extract_lane(exponential(f32x4.splat(gap)), 0);
    store<f64>(into + (label << 3), <f64>emitted);
  }
}

/** Brings a column to sum 1; `inflow` holds the emissions until then. */
function scaleColumn(at: i32, labels: usize, count: i32, total: f64): void {
  const row = (<usize>(at * rowLength)) << 3;
  const scale = total > 0 ? 1 / total : 0;
  for (let entry = 0; entry < count; entry++) {
    const place = row + ((<usize>load<u16>(labels + ((<usize>entry) << 1))) << 3);
    store<f64>(forward + place, load<f64>(forward + place) * scale);
    store<f64>(inflow + place, load<f64>(inflow + place) * scale);
  }
}

/** The same of all labels, two at a time. */
function scaleAll(at: i32, total: f64): void {
  const scale = f64x2.splat(total > 0 ? 1 / total : 0);
  multiplyRow(forward, at, scale);
  multiplyRow(inflow, at, scale);
}

function multiplyRow(rows: usize, at: i32, factor: v128): void {
  const row = rows + ((<usize>(at * rowLength)) << 3);
  const end = row + ((<usize>rowLength) << 3);
  for (let cell = row; cell < end; cell += 16) v128.store(cell, f64x2.mul(v128.load(cell), factor));
}

/** All labels: pairs that are not listed cost nothing, since a column sums to 1 and what they bring is one product a label. */
function goForwardAll(at: i32): f64 {
  const row = (<usize>(at * rowLength)) << 3;
  const before = forward + row - ((<usize>rowLength) << 3);
  const other = load<f64>(pairFactors + ((<usize>pairCount) << 3));
  let total: f64 = 0;
  for (let label = 0; label < labelCount; label++) {
    const place = row + ((<usize>label) << 3);
    const emitted = load<f64>(inflow + place);
    let sum: f64 = 0;
    if (emitted > 0) {
      const shared: f64 = isInside(label) ? 0 : other;
      if (at == 0) sum = isInside(label) ? 0 : load<f64>(startFactors + ((<usize>label) << 3));
      else {
        sum = shared;
        const last = load<i32>(first + ((<usize>label) << 2), 4);
        for (let pair = load<i32>(first + ((<usize>label) << 2)); pair < last; pair++)
          sum +=
            load<f64>(before + ((<usize>load<i32>(origins + ((<usize>pair) << 2))) << 3)) *
            (load<f64>(pairFactors + ((<usize>pair) << 3)) - shared);
      }
    }
    const value = sum > 0 ? sum * emitted : 0;
    store<f64>(forward + place, value);
    total += value;
  }
  return total;
}

/** Fills `backward` for the token before the one at `at`. */
function goBackwardAll(at: i32): void {
  const row = inflow + ((<usize>(at * rowLength)) << 3);
  const other = load<f64>(pairFactors + ((<usize>pairCount) << 3));
  let sum: f64 = load<f64>(row);
  for (let label = 1; label < labelCount; label += 2) sum += load<f64>(row + ((<usize>label) << 3));
  for (let label = 0; label < labelCount; label++) store<f64>(backward + ((<usize>label) << 3), sum * other);
  for (let label = 0; label < labelCount; label++) {
    const factor = load<f64>(row + ((<usize>label) << 3));
    if (factor < negligible) continue;
    const shared: f64 = isInside(label) ? 0 : other;
    const last = load<i32>(first + ((<usize>label) << 2), 4);
    for (let pair = load<i32>(first + ((<usize>label) << 2)); pair < last; pair++) {
      const place = backward + ((<usize>load<i32>(origins + ((<usize>pair) << 2))) << 3);
      store<f64>(place, load<f64>(place) + factor * (load<f64>(pairFactors + ((<usize>pair) << 3)) - shared));
    }
  }
}

/** Forward-backward over all labels, columns scaled to sum 1 (no length of text overflows). */
export function runAll(count: i32): void {
  for (let at = 0; at < count; at++) {
    emitAll(at);
    scaleAll(at, goForwardAll(at));
  }
  for (let at = count - 1; at >= 0; at--) {
    const row = (<usize>(at * rowLength)) << 3;
    if (at == count - 1)
      for (let label = 0; label < labelCount; label++) store<f64>(backward + ((<usize>label) << 3), 1);
    else goBackwardAll(at + 1);
    for (let cell: usize = 0; cell < (<usize>rowLength) << 3; cell += 16) {
      const place = row + cell;
      const value = v128.load(backward + cell);
      v128.store(probability + place, f64x2.mul(v128.load(forward + place), value));
      v128.store(inflow + place, f64x2.mul(v128.load(inflow + place), value));
    }
  }
}

/** The number of the pair of a label and the label before. */
export function pairNumber(label: usize, before: usize): usize {
  return <usize>load<u16>(pairOf + ((label * <usize>labelCount + before) << 1));
}

/** A few labels of the token at `at`, each from each label of the token before. */
function goForwardFew(at: i32, token: i32): f64 {
  const labels = labelsOf(token);
  const count = labelCountOf(token);
  const row = (<usize>(at * rowLength)) << 3;
  const before = forward + row - ((<usize>rowLength) << 3);
  const origins = labelsOf(token - 1);
  const originCount = labelCountOf(token - 1);
  let total: f64 = 0;
  for (let entry = 0; entry < count; entry++) {
    const label = <usize>load<u16>(labels + ((<usize>entry) << 1));
    let sum: f64 = 0;
    if (at == 0) sum = isInside(<i32>label) ? 0 : load<f64>(startFactors + (label << 3));
    else
      for (let other = 0; other < originCount; other++) {
        const origin = <usize>load<u16>(origins + ((<usize>other) << 1));
        sum += load<f64>(before + (origin << 3)) * load<f64>(pairFactors + (pairNumber(label, origin) << 3));
      }
    const value = sum * load<f64>(inflow + row + (label << 3));
    store<f64>(forward + row + (label << 3), value);
    total += value;
  }
  return total;
}

function backwardOf(label: usize, at: i32, token: i32): f64 {
  const labels = labelsOf(token + 1);
  const count = labelCountOf(token + 1);
  const row = inflow + ((<usize>((at + 1) * rowLength)) << 3);
  let sum: f64 = 0;
  for (let entry = 0; entry < count; entry++) {
    const next = <usize>load<u16>(labels + ((<usize>entry) << 1));
    sum += load<f64>(row + (next << 3)) * load<f64>(pairFactors + (pairNumber(next, label) << 3));
  }
  return sum;
}

/** Whether a token and the one before may have all labels: then what is not listed is summed once, as where all tokens may. */
export function areBothFull(token: i32): bool {
  return labelCountOf(token) == labelCount && labelCountOf(token - 1) == labelCount;
}

/** Forward-backward over each token's own labels; what stands at the others is of no meaning. */
export function runFew(firstToken: i32, count: i32): void {
  for (let at = 0; at < count; at++) {
    const token = firstToken + at;
    const labels = labelsOf(token);
    const labelsHere = labelCountOf(token);
    if (labelsHere == labelCount) emitAll(at);
    else emitFew(at, labels, labelsHere);
    const total = at > 0 && areBothFull(token) ? goForwardAll(at) : goForwardFew(at, token);
    scaleColumn(at, labels, labelsHere, total);
  }
  for (let at = count - 1; at >= 0; at--) {
    const token = firstToken + at;
    const labels = labelsOf(token);
    const labelsHere = labelCountOf(token);
    const row = (<usize>(at * rowLength)) << 3;
    const isLast = at == count - 1;
    const isFull = !isLast && areBothFull(token + 1);
    if (isFull) goBackwardAll(at + 1);
    for (let entry = 0; entry < labelsHere; entry++) {
      const label = <usize>load<u16>(labels + ((<usize>entry) << 1));
      const place = row + (label << 3);
      const value = isLast ? 1 : isFull ? load<f64>(backward + (label << 3)) : backwardOf(label, at, token);
      store<f64>(probability + place, load<f64>(forward + place) * value);
      store<f64>(inflow + place, load<f64>(inflow + place) * value);
    }
  }
}
