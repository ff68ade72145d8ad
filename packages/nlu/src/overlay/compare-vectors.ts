import { code } from '../kernels/generated/compare.ts';
import { layOut } from '../kernels/lay-out.ts';
import { openKernel, setKernel } from '../kernels/open-kernel.ts';

interface Kernel {
  readonly highest: (count: number) => number;
  readonly compare: (count: number) => void;
}

/** Compares a vector with many; all are of `eightBit`, the many one behind the other. */
export interface VectorComparer {
  /** Cosine of the most alike; 0 when none is alike, and without any. */
  readonly highest: (vector: Int8Array, rows: Int8Array) => number;
  /** Cosine of each in 127ths, 0 at least. */
  readonly compare: (vector: Int8Array, rows: Int8Array, into: Uint8Array) => void;
}

/** Rows that are compared at a time: 256 KB of 64 bytes. */
const blockRows = 4096;
const comparers = new Map<number, VectorComparer>();

/**
 * A comparer for vectors of so many bytes: one for all bots, with a memory that rows are copied to when others stand there,
 * since a memory of WebAssembly for each bot would take 64 KB, and far more of the address space.
 */
export function shareComparer(rowBytes: number): VectorComparer {
  const known = comparers.get(rowBytes) ?? createComparer(rowBytes);
  comparers.set(rowBytes, known);
  return known;
}

function createComparer(rowBytes: number): VectorComparer {
  const { memory, arrays } = layOut({
    vector: ['i8', rowBytes],
    rows: ['i8', blockRows * rowBytes],
    likenesses: ['u8', blockRows],
  });
  const kernel = openKernel<Kernel>(code, memory);
  setKernel(kernel, { ...arrays, rowBytes });
  let held: Int8Array | undefined;
  let heldFrom = 0;

  /** Puts the rows from `from` on into memory, and says how many of them fit. */
  function hold(rows: Int8Array, from: number): number {
    const end = Math.min(rows.length, from + arrays.rows.length);
    if (held !== rows || heldFrom !== from) arrays.rows.set(rows.subarray(from, end));
    held = rows;
    heldFrom = from;
    return (end - from) / rowBytes;
  }

  return {
    highest(vector, rows) {
      arrays.vector.set(vector);
      let best = 0;
      for (let from = 0; from < rows.length; from += arrays.rows.length)
        best = Math.max(best, kernel.highest(hold(rows, from)));
      return best / (127 * 127);
    },
    compare(vector, rows, into) {
      arrays.vector.set(vector);
      for (let from = 0; from < rows.length; from += arrays.rows.length) {
        const count = hold(rows, from);
        kernel.compare(count);
        into.set(arrays.likenesses.subarray(0, count), from / rowBytes);
      }
    },
  };
}
