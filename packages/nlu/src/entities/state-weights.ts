import type { MatrixEntries } from '../numbers/quantised-matrix.ts';

/** Gradients of the labels that move: `labels[i]` by `slopes[i]`, for the first `count`. */
export interface LabelGradient {
  readonly labels: Int32Array;
  readonly slopes: Float32Array;
  readonly count: number;
}

/** Weights of features × labels while training. */
export interface StateWeights {
  /** Writes a token's scores of the candidates at `offset`; what stands at other labels is of no meaning. */
  readonly score: (features: Int32Array, into: Float32Array, offset: number, candidates: Uint16Array) => void;
  /** One AdaGrad step of this size on the weights of these features. */
  readonly update: (features: Int32Array, gradient: LabelGradient, step: number) => void;
  /** All weights of at least `floor`. */
  readonly entries: (floor: number) => MatrixEntries;
}

/** Features that stand at most so often keep the weights of few labels; most features are such. */
const rareUntil = 12;
const rareWidth = 12;
/** A label enters the row of a rare feature when it is pushed this hard. */
const entryFloor = 0.01;
/** Cells of the rows that hold all labels: 160 MB with the sums of AdaGrad. */
const cellLimit = 20_000_000;
const epsilon = 1e-3;

/**
 * Weights with their sums of squared gradients: rows with all labels for frequent features, the few labels that ever move
 * for rare ones, which saves most of the memory and time. `frequency` is how often each feature stands in the samples.
 */
export function createStateWeights(frequency: Uint32Array, labelCount: number, l2: number): StateWeights {
  const width = Math.min(rareWidth, labelCount);
  const limit = rareLimit(frequency, labelCount);
  /** Where a frequent feature's row begins; of a rare one `-1 -` that. */
  const placeOf = new Int32Array(frequency.length);
  let denseCells = 0;
  let rareCells = 0;
  frequency.forEach((count, row) => {
    if (count > limit) {
      placeOf[row] = denseCells;
      denseCells += labelCount;
    } else {
      placeOf[row] = -1 - rareCells;
      rareCells += width;
    }
  });
  const weights = new Float32Array(denseCells);
  const squares = new Float32Array(denseCells);
  const rareWeights = new Float32Array(rareCells);
  const rareSquares = new Float32Array(rareCells);
  /** Label + 1 of a cell; 0 = free. */
  const rareLabels = new Uint16Array(rareCells);

  function scoreRare(from: number, into: Float32Array, offset: number): void {
    for (let cell = from; cell < from + width; cell++) {
      const label = rareLabels[cell]!;
      if (label === 0) return;
      into[offset + label - 1]! += rareWeights[cell]!;
    }
  }

  function score(features: Int32Array, into: Float32Array, offset: number, candidates: Uint16Array): void {
    for (let entry = 0; entry < candidates.length; entry++) into[offset + candidates[entry]!] = 0;
    const isForAll = candidates.length === labelCount;
    for (let at = 0; at < features.length; at++) {
      const row = placeOf[features[at]!]!;
      if (row < 0) scoreRare(-1 - row, into, offset);
      else if (isForAll)
        for (let label = 0; label < labelCount; label++) into[offset + label]! += weights[row + label]!;
      else
        for (let entry = 0; entry < candidates.length; entry++)
          into[offset + candidates[entry]!]! += weights[row + candidates[entry]!]!;
    }
  }

  function updateRare(from: number, { labels, slopes, count }: LabelGradient, step: number): void {
    for (let entry = 0; entry < count; entry++) {
      const label = labels[entry]! + 1;
      let cell = from;
      while (cell < from + width && rareLabels[cell] !== label && rareLabels[cell] !== 0) cell++;
      if (cell === from + width) continue;
      const weight = rareWeights[cell]!;
      const slope = slopes[entry]! + l2 * weight;
      if (rareLabels[cell] === 0) {
        if (Math.abs(slope) < entryFloor) continue;
        rareLabels[cell] = label;
      }
      const square = rareSquares[cell]! + slope * slope;
      rareSquares[cell] = square;
      rareWeights[cell] = weight - (step * slope) / (Math.sqrt(square) + epsilon);
    }
  }

  function update(features: Int32Array, gradient: LabelGradient, step: number): void {
    const { labels, slopes, count } = gradient;
    for (let at = 0; at < features.length; at++) {
      const row = placeOf[features[at]!]!;
      if (row < 0) {
        updateRare(-1 - row, gradient, step);
        continue;
      }
      for (let entry = 0; entry < count; entry++) {
        const cell = row + labels[entry]!;
        const weight = weights[cell]!;
        const slope = slopes[entry]! + l2 * weight;
        const square = squares[cell]! + slope * slope;
        squares[cell] = square;
        weights[cell] = weight - (step * slope) / (Math.sqrt(square) + epsilon);
      }
    }
  }

  function entries(floor: number): MatrixEntries {
    const isKept = (value: number): boolean => Math.abs(value) >= floor && value !== 0;
    let length = 0;
    for (const value of weights) if (isKept(value)) length++;
    for (const value of rareWeights) if (isKept(value)) length++;
    const found = { rows: new Int32Array(length), columns: new Int32Array(length), values: new Float32Array(length) };
    let end = 0;
    const add = (row: number, column: number, value: number): void => {
      if (!isKept(value)) return;
      found.rows[end] = row;
      found.columns[end] = column;
      found.values[end++] = value;
    };
    placeOf.forEach((place, row) => {
      if (place >= 0) for (let label = 0; label < labelCount; label++) add(row, label, weights[place + label]!);
      else
        for (let cell = -1 - place; cell < -1 - place + width; cell++)
          add(row, rareLabels[cell]! - 1, rareWeights[cell]!);
    });
    return found;
  }

  return { score, update, entries };
}

/** The frequency up to which features count as rare: a fixed one, or higher where the others would not fit in memory. */
function rareLimit(frequency: Uint32Array, labelCount: number): number {
  if (labelCount <= rareWidth) return 0;
  let limit = rareUntil;
  const cellsAbove = (count: number): number =>
    labelCount * frequency.reduce((sum, value) => sum + (value > count ? 1 : 0), 0);
  while (cellsAbove(limit) > cellLimit) limit *= 2;
  return limit;
}
