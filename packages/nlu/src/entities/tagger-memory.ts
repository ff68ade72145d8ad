import { code } from '../kernels/generated/tagger.ts';
import { type LaidOut, type Layout, layOut } from '../kernels/lay-out.ts';
import { openKernel, setKernel } from '../kernels/open-kernel.ts';
import type { DenseRows } from '../numbers/dense-rows.ts';
import { places } from './word-profile.ts';

/** See `kernels/span-probabilities.ts` and `kernels/score-tokens.ts`. */
interface Kernel {
  readonly sumWords: (count: number, labels: number) => void;
  readonly addRows: (count: number) => void;
  readonly find: (count: number, from: number, to: number) => void;
}

/** How much a memory holds: labels of a tagger, pairs that its table lists, and cells of a text's rows of labels. */
export interface TaggerRoom {
  readonly labels: number;
  readonly pairs: number;
  readonly cells: number;
}

/** Dense rows that the kernel adds at a time. */
const listedRows = 512;

function shapeOf({ labels, pairs, cells }: TaggerRoom, dense: DenseRows | null) {
  // Loops over some labels at a time go a few cells beyond a row.
  const beyond = 15;
  return {
    origins: ['i32', pairs],
    targets: ['i32', pairs],
    gains: ['f64', pairs],
    others: ['f64', labels + 1],
    outsideGains: ['f64', labels + 1],
    starts: ['f64', labels + 1],
    inside: ['f64', labels + 1],
    words: ['i16', places.length * (cells + 4 * labels) + beyond],
    wordScales: ['f32', cells + 4],
    ofWord: ['f32', places.length * labels + beyond],
    shared: ['f32', labels + beyond],
    values: ['f32', cells + beyond],
    emission: ['f64', cells + 3],
    forward: ['f64', cells + 3],
    probability: ['f64', cells + 3],
    backward: ['f64', labels + 1],
    inflow: ['f64', labels + 1],
    cells: ['i8', dense?.cells.length ?? 0],
    scales: ['f32', dense?.scales.length ?? 0],
    listed: ['i32', listedRows],
    aims: ['i32', listedRows],
  } as const satisfies Layout;
}

export interface TaggerMemory {
  readonly room: TaggerRoom;
  readonly arrays: LaidOut<ReturnType<typeof shapeOf>>;
  readonly kernel: Kernel;
  /** Whose tables stand there. */
  holder: object | undefined;
}

/** Gives a memory with so much room at least; what stood in the last one is gone when it is another. */
export type MemoryOf = (room: TaggerRoom) => TaggerMemory;

/** A memory that is made anew, with twice the cells, when it has no room; with the dense rows of a tagger's matrix. */
export function createTaggerMemory(dense: DenseRows | null): MemoryOf {
  let last: TaggerMemory | undefined;
  return ({ labels, pairs, cells }) => {
    if (last !== undefined && last.room.labels >= labels && last.room.pairs >= pairs && last.room.cells >= cells)
      return last;
    const room: TaggerRoom = {
      labels: Math.max(labels, last?.room.labels ?? 0),
      pairs: Math.max(pairs, last?.room.pairs ?? 0),
      cells: Math.max(2 * cells, last?.room.cells ?? 0),
    };
    const { memory, arrays } = layOut(shapeOf(room, dense));
    const kernel = openKernel<Kernel>(code, memory);
    setKernel(kernel, { ...arrays, rowLength: dense?.rowLength ?? 0 });
    if (dense !== null) {
      arrays.cells.set(dense.cells);
      arrays.scales.set(dense.scales);
    }
    last = { room, arrays, kernel, holder: undefined };
    return last;
  };
}

/**
 * One memory for all taggers that have no dense rows, which put their tables there when others' are in it, since a memory of
 * WebAssembly for each bot would take far more of the address space than they need.
 */
export const shareTaggerMemory: MemoryOf = createTaggerMemory(null);
