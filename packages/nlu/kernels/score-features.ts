import { rareRowBytes, rareWeightsAt, rareWidth } from './rare-row';
import { keptFrequent, keptRare, rareRows, rowLength, weights } from './sequence-memory';

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
