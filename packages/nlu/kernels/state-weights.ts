import {
  keptFrequent,
  keptRare,
  l2,
  labelCount,
  movingLabels,
  movingSlopes,
  rareRows,
  rowLength,
  squares,
  weights,
} from './sequence-memory';

const epsilon: f32 = 1e-3;
/** Row of a rare feature: twelve labels + 1 (uint16; 0 = free), their weights, their squares (float32). */
const rareRowBytes: usize = 128;
const rareWidth: i32 = 12;
const rareWeightsAt: usize = 24;
const rareSquaresAt: usize = 72;
/** A label enters the row of a rare feature when it is pushed this hard. */
const entryFloor: f32 = 0.01;

/** Scores of all labels into the row `into`, of the frequent features that `keptFrequent` has from `from` to `end`. */
export function scoreAll(from: usize, end: usize, into: usize): void {
  const cells = weights;
  const bytes = (<usize>rowLength) << 2;
  const last = keptFrequent + end;
  for (let at: usize = 0; at < bytes; at += 64) {
    let a = f32x4.splat(0);
    let b = a;
    let c = a;
    let d = a;
    for (let feature = keptFrequent + from; feature < last; feature += 4) {
      const row = cells + at + <usize>load<i32>(feature);
      a = f32x4.add(a, v128.load(row));
      b = f32x4.add(b, v128.load(row, 16));
      c = f32x4.add(c, v128.load(row, 32));
      d = f32x4.add(d, v128.load(row, 48));
    }
    v128.store(into + at, a);
    v128.store(into + at, b, 16);
    v128.store(into + at, c, 32);
    v128.store(into + at, d, 48);
  }
}

/** Scores of a few labels (uint16 from `labels` on, filled up to a multiple of four) into the row `into`. */
export function scoreFew(from: usize, end: usize, into: usize, labels: usize, count: i32): void {
  const cells = weights;
  const last = keptFrequent + end;
  for (let entry = 0; entry < count; entry += 4) {
    const list = labels + ((<usize>entry) << 1);
    const one = (<usize>load<u16>(list)) << 2;
    const two = (<usize>load<u16>(list, 2)) << 2;
    const three = (<usize>load<u16>(list, 4)) << 2;
    const four = (<usize>load<u16>(list, 6)) << 2;
    let sum = f32x4.splat(0);
    for (let feature = keptFrequent + from; feature < last; feature += 4) {
      const row = cells + <usize>load<i32>(feature);
      let found = v128.load32_zero(row + one);
      found = v128.load_lane<f32>(row + two, found, 1);
      found = v128.load_lane<f32>(row + three, found, 2);
      found = v128.load_lane<f32>(row + four, found, 3);
      sum = f32x4.add(sum, found);
    }
    v128.store_lane<f32>(into + one, sum, 0);
    v128.store_lane<f32>(into + two, sum, 1);
    v128.store_lane<f32>(into + three, sum, 2);
    v128.store_lane<f32>(into + four, sum, 3);
  }
}

/** Adds what the rare features say to the row `into`, also at labels that nobody asks for. */
export function scoreRare(from: usize, end: usize, into: usize): void {
  const last = keptRare + end;
  for (let feature = keptRare + from; feature < last; feature += 4) {
    const row = rareRows + <usize>load<i32>(feature) * rareRowBytes;
    for (let cell = 0; cell < rareWidth; cell++) {
      const label = <usize>load<u16>(row + ((<usize>cell) << 1));
      if (label == 0) break;
      const place = into + ((label - 1) << 2);
      store<f32>(place, load<f32>(place) + load<f32>(row + ((<usize>cell) << 2), rareWeightsAt));
    }
  }
}

/** One AdaGrad step on the frequent features, for the first `count` moving labels (filled up to a multiple of four). */
export function moveFrequent(from: usize, end: usize, count: i32, step: f32): void {
  const steps = f32x4.splat(step);
  const decay = f32x4.splat(l2);
  const small = f32x4.splat(epsilon);
  const last = keptFrequent + end;
  for (let entry = 0; entry < count; entry += 4) {
    const labels = movingLabels + ((<usize>entry) << 2);
    const one = <usize>load<i32>(labels);
    const two = <usize>load<i32>(labels, 4);
    const three = <usize>load<i32>(labels, 8);
    const four = <usize>load<i32>(labels, 12);
    const slopes = v128.load(movingSlopes + ((<usize>entry) << 2));
    for (let feature = keptFrequent + from; feature < last; feature += 4) {
      const place = <usize>load<i32>(feature);
      const row = weights + place;
      const squareRow = squares + place;
      let weight = v128.load32_zero(row + one);
      weight = v128.load_lane<f32>(row + two, weight, 1);
      weight = v128.load_lane<f32>(row + three, weight, 2);
      weight = v128.load_lane<f32>(row + four, weight, 3);
      let square = v128.load32_zero(squareRow + one);
      square = v128.load_lane<f32>(squareRow + two, square, 1);
      square = v128.load_lane<f32>(squareRow + three, square, 2);
      square = v128.load_lane<f32>(squareRow + four, square, 3);
      const slope = f32x4.add(slopes, f32x4.mul(decay, weight));
      square = f32x4.add(square, f32x4.mul(slope, slope));
      weight = f32x4.sub(weight, f32x4.div(f32x4.mul(steps, slope), f32x4.add(f32x4.sqrt(square), small)));
      v128.store_lane<f32>(squareRow + one, square, 0);
      v128.store_lane<f32>(squareRow + two, square, 1);
      v128.store_lane<f32>(squareRow + three, square, 2);
      v128.store_lane<f32>(squareRow + four, square, 3);
      v128.store_lane<f32>(row + one, weight, 0);
      v128.store_lane<f32>(row + two, weight, 1);
      v128.store_lane<f32>(row + three, weight, 2);
      v128.store_lane<f32>(row + four, weight, 3);
    }
  }
}

/** The same on the rare features, for the first `count` moving labels. */
export function moveRare(from: usize, end: usize, count: i32, step: f32): void {
  const last = keptRare + end;
  const width = min(rareWidth, labelCount);
  for (let feature = keptRare + from; feature < last; feature += 4) {
    const row = rareRows + <usize>load<i32>(feature) * rareRowBytes;
    for (let entry = 0; entry < count; entry++) {
      const label = (load<i32>(movingLabels + ((<usize>entry) << 2)) >> 2) + 1;
      let cell = 0;
      let known = 0;
      for (; cell < width; cell++) {
        known = load<u16>(row + ((<usize>cell) << 1));
        if (known == label || known == 0) break;
      }
      if (cell == width) continue;
      const place = row + ((<usize>cell) << 2);
      const weight = load<f32>(place, rareWeightsAt);
      const slope = load<f32>(movingSlopes + ((<usize>entry) << 2)) + l2 * weight;
      if (known == 0) {
        if (abs(slope) < entryFloor) continue;
        store<u16>(row + ((<usize>cell) << 1), <u16>label);
      }
      const square = load<f32>(place, rareSquaresAt) + slope * slope;
      store<f32>(place, square, rareSquaresAt);
      store<f32>(place, weight - (step * slope) / (sqrt(square) + epsilon), rareWeightsAt);
    }
  }
}
