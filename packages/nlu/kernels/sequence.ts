import { candidatePlaces, labelCountOf, labelsOf, runAll, runFew } from './label-paths';
import { moveFrequent, moveRare } from './move-features';
import { fourAfter, stride } from './random';
import { scoreAll, scoreFew, scoreRare } from './score-features';
import {
  allLabels,
  candidateCounts,
  candidates,
  features,
  frequentEnds,
  golds,
  hiddenBelow,
  keptFrequent,
  keptRare,
  labelCount,
  movingLabels,
  order,
  probability,
  rareEnds,
  rareHiddenBelow,
  rowLength,
  slopes,
  textStarts,
  tokenStarts,
  values,
} from './sequence-memory';
import { gatherAll, gatherFew, movePairs, moveStart } from './transitions';

export * from './sequence-memory';

const gradientFloor: f64 = 0.002;
/** Labels less probable than this at a token are left out: their gradient would move next to nothing. */
const candidateFloor: f64 = 0.001;

/** State of the generator of `random.ts`; the caller sets it, and goes on from it. */
export let randomState: u32 = 0;
/** Slopes below this move weights as if they were so large, and as much more seldom; 0: all move them, each as it is. */
export let smallSlope: f64 = 0;

function nextRandom(): u32 {
  const number = <u32>i32x4.extract_lane(fourAfter(randomState), 0);
  randomState += stride;
  return number;
}

/** Whether only the right label of a token is left: nothing to learn, and its score is of no account. */
function isDecided(token: i32): bool {
  return load<u16>(candidateCounts + ((<usize>token) << 1)) == 1;
}

function isAllDecided(firstToken: i32, end: i32): bool {
  for (let token = firstToken; token < end; token++) if (!isDecided(token)) return false;
  return true;
}

/** Writes the features of a token that are not hidden behind those of the token before. */
function keepSome(token: i32, at: i32, frequentEnd: usize, rareEnd: usize): void {
  const end = features + ((<usize>load<i32>(tokenStarts + ((<usize>token) << 2), 4)) << 2);
  const from = features + ((<usize>load<i32>(tokenStarts + ((<usize>token) << 2))) << 2);
  let frequent = keptFrequent + frequentEnd;
  let rare = keptRare + rareEnd;
  const isHiding = hiddenBelow > 0;
  let keptRareBytes: usize = 4;
  if (rareHiddenBelow > 0 && nextRandom() < rareHiddenBelow) keptRareBytes = 0;
  if (!isDecided(token)) {
    const below = i32x4.splat(hiddenBelow);
    for (let feature = from; feature < end; feature += 16) {
      let kept = 15;
      if (isHiding)
        kept = i32x4.bitmask(i32x4.ge_u(fourAfter(randomState + stride * (<u32>(feature - from) >> 2)), below));
      const last = min(feature + 16, end);
      for (let one = feature; one < last; one += 4) {
        const place = load<i32>(one);
        store<i32>(frequent, place);
        store<i32>(rare, ~place);
        const isKept = <usize>((kept & 1) << 2);
        const isRare = <usize>(place >> 31);
        frequent += isKept & ~isRare;
        rare += isKept & isRare & keptRareBytes;
        kept >>= 1;
      }
    }
  }
  // Also where they are not used, so that the numbers of other tokens do not hang on what is decided here.
  if (isHiding) randomState += stride * (<u32>(end - from) >> 2);
  store<i32>(frequentEnds + ((<usize>at) << 2), <i32>(frequent - keptFrequent), 4);
  store<i32>(rareEnds + ((<usize>at) << 2), <i32>(rare - keptRare), 4);
}

function score(token: i32, at: i32, isFull: bool): void {
  const frequentFrom = <usize>load<i32>(frequentEnds + ((<usize>at) << 2));
  const rareFrom = <usize>load<i32>(rareEnds + ((<usize>at) << 2));
  keepSome(token, at, frequentFrom, rareFrom);
  const frequentEnd = <usize>load<i32>(frequentEnds + ((<usize>at) << 2), 4);
  const rareEnd = <usize>load<i32>(rareEnds + ((<usize>at) << 2), 4);
  const into = values + ((<usize>(at * rowLength)) << 2);
  const count = isFull ? labelCount : labelCountOf(token);
  if (count == labelCount) scoreAll(frequentFrom, frequentEnd, into);
  else scoreFew(frequentFrom, frequentEnd, into, labelsOf(token), count);
  scoreRare(rareFrom, rareEnd, into);
}

/** Of two labels whose values exceed a floor, and the right one if it is of them: their bits. */
function bitsAbove(pair: v128, floor: f64, label: i32, gold: i32): i32 {
  const bits = i64x2.bitmask(f64x2.gt(pair, f64x2.splat(floor)));
  return (label ^ gold) < 2 ? bits | (1 << (gold & 1)) : bits;
}

/** Keeps those of a token's labels that are probable, and the right one, in ascending order; all if there are very many. */
function keepProbable(token: i32, at: i32, isFull: bool): void {
  const gold = <i32>load<u16>(golds + ((<usize>token) << 1));
  const row = probability + ((<usize>(at * rowLength)) << 3);
  const list = candidates + <usize>token * candidatePlaces * 2;
  const labels = labelsOf(token);
  const labelsHere = labelCountOf(token);
  let count: usize = 0;
  if (isFull) {
    for (let label = 0; label < labelCount; label += 2) {
      let kept = bitsAbove(v128.load(row + ((<usize>label) << 3)), candidateFloor, label, gold);
      for (; kept != 0; kept &= kept - 1) {
        if (count < candidatePlaces) store<u16>(list + (count << 1), <u16>(label + ctz(kept)));
        count++;
      }
    }
  } else {
    for (let entry = 0; entry < labelsHere; entry++) {
      const label = <i32>load<u16>(labels + ((<usize>entry) << 1));
      if (label != gold && load<f64>(row + ((<usize>label) << 3)) <= candidateFloor) continue;
      // Never behind what is read, also where these are the candidates themselves.
      if (count < candidatePlaces) store<u16>(list + (count << 1), <u16>label);
      count++;
    }
  }
  if (count > candidatePlaces) count = 0;
  for (let place = count; place < candidatePlaces; place++) store<u16>(list + (place << 1), <u16>labelCount);
  store<u16>(candidateCounts + ((<usize>token) << 1), <u16>count);
}

/** Lists a label behind the first `count` that move, if its slope is above `least`; gives how many there are then. */
function listMoving(label: usize, gold: usize, row: usize, count: i32, least: f64): i32 {
  const slope = load<f64>(row + (label << 3)) - (label == gold ? 1 : 0);
  if (abs(slope) <= least) return count;
  store<i32>(movingLabels + ((<usize>count) << 2), <i32>(label << 2));
  store<f32>(slopes + (label << 2), <f32>copysign(max(abs(slope), smallSlope), slope));
  return count + 1;
}

function moveToken(token: i32, at: i32, step: f32, isFull: bool): void {
  const gold = <usize>load<u16>(golds + ((<usize>token) << 1));
  const row = probability + ((<usize>(at * rowLength)) << 3);
  const least = smallSlope > 0 ? max(gradientFloor, smallSlope * (<f64>nextRandom() / 4294967296)) : gradientFloor;
  let count = 0;
  if (isFull) {
    for (let label = 0; label < labelCount; label += 2) {
      let moving = bitsAbove(v128.load(row + ((<usize>label) << 3)), least, label, <i32>gold);
      for (; moving != 0; moving &= moving - 1) count = listMoving(label + ctz(moving), gold, row, count, least);
    }
  } else {
    const labels = labelsOf(token);
    const labelsHere = labelCountOf(token);
    for (let entry = 0; entry < labelsHere; entry++)
      count = listMoving(load<u16>(labels + ((<usize>entry) << 1)), gold, row, count, least);
  }
  if (count == 0) return;
  const at4 = (<usize>at) << 2;
  moveRare(<usize>load<i32>(rareEnds + at4), <usize>load<i32>(rareEnds + at4, 4), count, step);
  let filled = count;
  for (; (filled & 3) != 0; filled++) store<i32>(movingLabels + ((<usize>filled) << 2), labelCount << 2);
  moveFrequent(<usize>load<i32>(frequentEnds + at4), <usize>load<i32>(frequentEnds + at4, 4), filled, step);
  for (let entry = 0; entry < count; entry++)
    store<f32>(slopes + <usize>load<i32>(movingLabels + ((<usize>entry) << 2)), 0);
}

/**
 * Learns the texts `order[from] … order[end - 1]`, each with one step on the exact gradient. `isFull`: all labels are
 * weighed, not only the candidates. `chooses`: of those weighed, the labels that are probable now become the candidates.
 */
export function learn(from: i32, end: i32, step: f32, isFull: bool, chooses: bool): void {
  for (let turn = from; turn < end; turn++) {
    const text = <usize>load<i32>(order + ((<usize>turn) << 2));
    const firstToken = load<i32>(textStarts + (text << 2));
    const tokenEnd = load<i32>(textStarts + (text << 2), 4);
    const count = tokenEnd - firstToken;
    if (isAllDecided(firstToken, tokenEnd)) continue;
    for (let at = 0; at < count; at++) score(firstToken + at, at, isFull);
    if (isFull) runAll(count);
    else runFew(firstToken, count);
    if (isFull) gatherAll(firstToken, count);
    else gatherFew(firstToken, count);
    for (let at = 0; at < count; at++) moveToken(firstToken + at, at, step, isFull);
    movePairs(step);
    moveStart(firstToken, step, isFull, allLabels);
    if (!chooses) continue;
    for (let at = 0; at < count; at++) keepProbable(firstToken + at, at, isFull);
  }
}
