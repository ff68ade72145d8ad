import { addRow, type QuantisedMatrix } from './quantised-matrix.ts';

/** Adds `factors[i] ×` the row `rows[i]` of a matrix to `into` (length columnCount), for the first `count`. */
export type AddRows = (rows: Int32Array, factors: Float32Array, count: number, into: Float32Array) => void;

/** Dense matrices twelve columns at a time, sums in local variables: as many as the processor has registers for. */
export function createRowAdder(matrix: QuantisedMatrix): AddRows {
  const { cells, columns, columnCount, scales } = matrix;
  if (columns !== null) {
    return (rows, factors, count, into) => {
      for (let at = 0; at < count; at++) addRow(matrix, rows[at]!, factors[at]!, into);
    };
  }
  let weights = new Float64Array(0);
  let places = new Int32Array(0);

  return (rows, factors, count, into) => {
    if (weights.length < count) {
      weights = new Float64Array(2 * count);
      places = new Int32Array(2 * count);
    }
    for (let at = 0; at < count; at++) {
      const row = rows[at]!;
      weights[at] = scales[row]! * factors[at]!;
      places[at] = row * columnCount;
    }
    let first = 0;
    for (; first + 12 <= columnCount; first += 12) {
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      let e = 0;
      let f = 0;
      let g = 0;
      let h = 0;
      let i = 0;
      let j = 0;
      let k = 0;
      let l = 0;
      for (let at = 0; at < count; at++) {
        const place = places[at]! + first;
        const weight = weights[at]!;
        a += cells[place]! * weight;
        b += cells[place + 1]! * weight;
        c += cells[place + 2]! * weight;
        d += cells[place + 3]! * weight;
        e += cells[place + 4]! * weight;
        f += cells[place + 5]! * weight;
        g += cells[place + 6]! * weight;
        h += cells[place + 7]! * weight;
        i += cells[place + 8]! * weight;
        j += cells[place + 9]! * weight;
        k += cells[place + 10]! * weight;
        l += cells[place + 11]! * weight;
      }
      into[first]! += a;
      into[first + 1]! += b;
      into[first + 2]! += c;
      into[first + 3]! += d;
      into[first + 4]! += e;
      into[first + 5]! += f;
      into[first + 6]! += g;
      into[first + 7]! += h;
      into[first + 8]! += i;
      into[first + 9]! += j;
      into[first + 10]! += k;
      into[first + 11]! += l;
    }
    for (; first < columnCount; first++) {
      let sum = 0;
      for (let at = 0; at < count; at++) sum += cells[places[at]! + first]! * weights[at]!;
      into[first]! += sum;
    }
  };
}
