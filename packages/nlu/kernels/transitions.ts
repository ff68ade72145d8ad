import { exponential } from './exponential';
import { areBothFull, isInside, labelCountOf, labelsOf, pairNumber } from './label-paths';
import {
  first,
  forward,
  golds,
  inflow,
  l2,
  labelCount,
  origins,
  pairCount,
  pairFactors,
  pairSlopes,
  pairSquares,
  pairWeights,
  probability,
  rowLength,
  startFactors,
  startSquares,
  startWeights,
} from './sequence-memory';

const gradientFloor: f32 = 0.002;
const epsilon: f32 = 1e-3;
/** What a label brings to the sums of the token before counts from here on. */
const smallestInflow: f64 = 1e-5;

function addSlope(pair: usize, slope: f64): void {
  const place = pairSlopes + (pair << 3);
  store<f64>(place, load<f64>(place) + slope);
}

/** Expected less right counts of the pairs of a text, all labels. */
export function gatherAll(firstToken: i32, count: i32): void {
  for (let at = 1; at < count; at++) {
    gatherAllAt(at);
    subtractGold(firstToken + at);
  }
}

function gatherAllAt(at: i32): void {
  const other = load<f64>(pairFactors + ((<usize>pairCount) << 3));
  const row = (<usize>(at * rowLength)) << 3;
  const before = forward + row - ((<usize>rowLength) << 3);
  for (let label = 0; label < labelCount; label++) {
    const factor = load<f64>(inflow + row + ((<usize>label) << 3));
    if (factor < smallestInflow) continue;
    let rest: f64 = 1;
    const last = load<i32>(first + ((<usize>label) << 2), 4);
    for (let pair = load<i32>(first + ((<usize>label) << 2)); pair < last; pair++) {
      const share = load<f64>(before + ((<usize>load<i32>(origins + ((<usize>pair) << 2))) << 3));
      rest -= share;
      addSlope(pair, share * load<f64>(pairFactors + ((<usize>pair) << 3)) * factor);
    }
    if (!isInside(label) && rest > 0) addSlope(pairCount, rest * other * factor);
  }
}

/** The same for a few labels of each token. */
export function gatherFew(firstToken: i32, count: i32): void {
  for (let at = 1; at < count; at++) {
    if (areBothFull(firstToken + at)) gatherAllAt(at);
    else gatherFewAt(at, firstToken + at);
    subtractGold(firstToken + at);
  }
}

function gatherFewAt(at: i32, token: i32): void {
  const row = (<usize>(at * rowLength)) << 3;
  const before = forward + row - ((<usize>rowLength) << 3);
  const labels = labelsOf(token);
  const labelsHere = labelCountOf(token);
  const labelsBefore = labelsOf(token - 1);
  const countBefore = labelCountOf(token - 1);
  for (let entry = 0; entry < labelsHere; entry++) {
    const label = <usize>load<u16>(labels + ((<usize>entry) << 1));
    const factor = load<f64>(inflow + row + (label << 3));
    if (factor < smallestInflow) continue;
    for (let other = 0; other < countBefore; other++) {
      const origin = <usize>load<u16>(labelsBefore + ((<usize>other) << 1));
      const pair = pairNumber(label, origin);
      addSlope(pair, load<f64>(before + (origin << 3)) * load<f64>(pairFactors + (pair << 3)) * factor);
    }
  }
}

function subtractGold(token: i32): void {
  const gold = golds + ((<usize>token) << 1);
  addSlope(pairNumber(load<u16>(gold), load<u16>(gold - 2)), -1);
}

/** One AdaGrad step on the weight at `at` of a row of weights. */
function move(weights: usize, squares: usize, factors: usize, at: usize, slope: f32, step: f32): void {
  if (abs(slope) <= gradientFloor) return;
  const weight = load<f32>(weights + (at << 2));
  const full = slope + l2 * weight;
  const square = load<f32>(squares + (at << 2)) + full * full;
  const moved = weight - (step * full) / (sqrt(square) + epsilon);
  store<f32>(squares + (at << 2), square);
  store<f32>(weights + (at << 2), moved);
  const bounded = max(min(moved, <f32>60), <f32>-60);
  store<f64>(factors + (at << 3), <f64>f32x4.extract_lane(exponential(f32x4.splat(bounded)), 0));
}

/** Moves the weights of the pairs by the slopes gathered, which are 0 again afterwards. */
export function movePairs(step: f32): void {
  for (let pair: usize = 0; pair <= <usize>pairCount; pair++) {
    const slope = load<f64>(pairSlopes + (pair << 3));
    if (slope == 0) continue;
    store<f64>(pairSlopes + (pair << 3), 0);
    move(pairWeights, pairSquares, pairFactors, pair, <f32>slope, step);
  }
  store<f64>(pairSlopes + ((<usize>pairCount + 1) << 3), 0);
}

/** Moves the weights of the labels that a text may begin with. */
export function moveStart(token: i32, step: f32, isFull: bool, allLabels: usize): void {
  const gold = <usize>load<u16>(golds + ((<usize>token) << 1));
  const labels = isFull ? allLabels : labelsOf(token);
  const count = isFull ? labelCount : labelCountOf(token);
  for (let entry = 0; entry < count; entry++) {
    const label = <usize>load<u16>(labels + ((<usize>entry) << 1));
    const slope = load<f64>(probability + (label << 3)) - (label == gold ? 1 : 0);
    move(startWeights, startSquares, startFactors, label, <f32>slope, step);
  }
}
