import { rareRowBytes, rareSquaresAt, rareWeightsAt, rareWidth } from './rare-row';
import {
  keptFrequent,
  keptRare,
  l2,
  labelCount,
  movingLabels,
  rareRows,
  rowLength,
  slopes,
  squares,
  weights,
} from './sequence-memory';

const epsilon: f32 = 1e-3;
/** A label enters the row of a rare feature when it is pushed this hard. */
const entryFloor: f32 = 0.01;
/** When more than this part of a row moves, moving all of it is cheaper than finding what moves. */
const wholeRowFrom: f32 = 0.3;

/** One AdaGrad step on the frequent features, for the first `count` moving labels (filled up to a multiple of four). */
export function moveFrequent(from: usize, end: usize, count: i32, step: f32): void {
  if (<f32>count > wholeRowFrom * <f32>rowLength) moveRows(from, end, step);
  else for (let entry = 0; entry < count; entry += 4) moveFour(from, end, movingLabels + ((<usize>entry) << 2), step);
}

/** All labels of each row that have a slope. */
function moveRows(from: usize, end: usize, step: f32): void {
  const steps = f32x4.splat(step);
  const decay = f32x4.splat(l2);
  const small = f32x4.splat(epsilon);
  const none = f32x4.splat(0);
  const last = keptFrequent + end;
  const bytes = (<usize>rowLength) << 2;
  for (let feature = keptFrequent + from; feature < last; feature += 4) {
    const place = <usize>load<i32>(feature);
    const row = weights + place;
    const squareRow = squares + place;
    for (let at: usize = 0; at < bytes; at += 16) {
      const given = v128.load(slopes + at);
      const weight = v128.load(row + at);
      const slope = v128.and(f32x4.add(given, f32x4.mul(decay, weight)), f32x4.ne(given, none));
      const square = f32x4.add(v128.load(squareRow + at), f32x4.mul(slope, slope));
      const change = f32x4.div(f32x4.mul(steps, slope), f32x4.add(f32x4.sqrt(square), small));
      v128.store(squareRow + at, square);
      v128.store(row + at, f32x4.sub(weight, change));
    }
  }
}

/** Four labels of each row, by the bytes up to them. */
function moveFour(from: usize, end: usize, labels: usize, step: f32): void {
  const steps = f32x4.splat(step);
  const decay = f32x4.splat(l2);
  const small = f32x4.splat(epsilon);
  const last = keptFrequent + end;
  const one = <usize>load<i32>(labels);
  const two = <usize>load<i32>(labels, 4);
  const three = <usize>load<i32>(labels, 8);
  const four = <usize>load<i32>(labels, 12);
  let given = v128.load32_zero(slopes + one);
  given = v128.load_lane<f32>(slopes + two, given, 1);
  given = v128.load_lane<f32>(slopes + three, given, 2);
  given = v128.load_lane<f32>(slopes + four, given, 3);
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
    const slope = f32x4.add(given, f32x4.mul(decay, weight));
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

/** The same on the rare features, for the labels that their rows have; while there is room, others are taken in. */
export function moveRare(from: usize, end: usize, count: i32, step: f32): void {
  const last = keptRare + end;
  const width = min(rareWidth, labelCount);
  for (let feature = keptRare + from; feature < last; feature += 4) {
    const row = rareRows + <usize>load<i32>(feature) * rareRowBytes;
    let used = 0;
    for (; used < width; used++) {
      const label = <usize>load<u16>(row + ((<usize>used) << 1));
      if (label == 0) break;
      const slope = load<f32>(slopes + ((label - 1) << 2));
      if (slope != 0) moveCell(row + ((<usize>used) << 2), slope, step);
    }
    const known = used;
    for (let entry = 0; entry < count && used < width; entry++) {
      const place = <usize>load<i32>(movingLabels + ((<usize>entry) << 2));
      const slope = load<f32>(slopes + place);
      const label = <i32>(place >> 2) + 1;
      if (abs(slope) < entryFloor || has(row, known, label)) continue;
      store<u16>(row + ((<usize>used) << 1), <u16>label);
      moveCell(row + ((<usize>used) << 2), slope, step);
      used++;
    }
  }
}

function has(row: usize, used: i32, label: i32): bool {
  for (let cell = 0; cell < used; cell++) if (load<u16>(row + ((<usize>cell) << 1)) == label) return true;
  return false;
}

function moveCell(cell: usize, given: f32, step: f32): void {
  const weight = load<f32>(cell, rareWeightsAt);
  const slope = given + l2 * weight;
  const square = load<f32>(cell, rareSquaresAt) + slope * slope;
  store<f32>(cell, square, rareSquaresAt);
  store<f32>(cell, weight - (step * slope) / (sqrt(square) + epsilon), rareWeightsAt);
}
