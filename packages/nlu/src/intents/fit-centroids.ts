import { type QuantisedMatrix, quantiseEntries } from '../numbers/quantised-matrix.ts';
import type { Samples } from './samples.ts';

export interface FitCentroidsOptions {
  readonly classCount: number;
  readonly rowCount: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

/** Logit of a message that is just what its class is; high enough to be sure among 10,000 classes. */
const sharpness = 20;
/** What is smaller than this part of a class's largest weight decides nothing. */
const smallestPart = 0.05;
const classesBetweenReports = 500;

/**
 * Nearest centroid as a matrix: a class's weights are the sum of its examples, brought to one length. One pass over the
 * samples and memory only for what occurs, so that it serves where one-vs-rest would take hours. Deterministic. Throws
 * the signal's reason when aborted.
 */
export function fitCentroids(samples: Samples, options: FitCentroidsOptions): QuantisedMatrix {
  const { classCount, rowCount, signal, onProgress } = options;
  const most = samples.rows.length;
  const rows = new Int32Array(most);
  const columns = new Int32Array(most);
  const values = new Float32Array(most);
  const sums = new Float32Array(rowCount);
  let count = 0;
  membersOf(samples.labels, classCount).forEach((members, label) => {
    if (label % classesBetweenReports === 0) {
      signal?.throwIfAborted();
      onProgress?.(label / classCount);
    }
    const touched = addUp(samples, members, sums);
    let square = 0;
    let largest = 0;
    for (const row of touched) {
      const value = sums[row]!;
      square += value * value;
      largest = Math.max(largest, Math.abs(value));
    }
    for (const row of touched) {
      const value = sums[row]!;
      sums[row] = 0;
      if (Math.abs(value) < smallestPart * largest) continue;
      rows[count] = row;
      columns[count] = label;
      values[count++] = (sharpness * value) / Math.sqrt(square);
    }
  });
  onProgress?.(1);
  return quantiseEntries(
    { rows: rows.subarray(0, count), columns: columns.subarray(0, count), values: values.subarray(0, count) },
    rowCount,
    classCount,
  );
}

/** The numbers of each class's samples. */
function membersOf(labels: Int32Array, classCount: number): readonly (readonly number[])[] {
  const members = Array.from({ length: classCount }, (): number[] => []);
  labels.forEach((label, sample) => {
    members[label]?.push(sample);
  });
  return members;
}

/** Adds the features of some samples to `sums` and gives the rows that they have. */
function addUp({ starts, rows, values }: Samples, members: readonly number[], sums: Float32Array): ReadonlySet<number> {
  const touched = new Set<number>();
  for (const sample of members) {
    for (let at = starts[sample]!; at < starts[sample + 1]!; at++) {
      touched.add(rows[at]!);
      sums[rows[at]!]! += values[at]!;
    }
  }
  return touched;
}
