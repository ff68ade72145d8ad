import { code } from '../kernels/generated/span-probabilities.ts';
import { type LaidOut, type Layout, layOut } from '../kernels/lay-out.ts';
import { openKernel, setKernel } from '../kernels/open-kernel.ts';

/** See `kernels/span-probabilities.ts`. */
interface Kernel {
  readonly sumWords: (count: number, labels: number) => void;
  readonly find: (count: number, from: number, to: number) => void;
}

/** How much a memory holds: labels of a tagger, pairs that its table lists, and cells of a text's rows of labels. */
export interface PathRoom {
  readonly labels: number;
  readonly pairs: number;
  readonly cells: number;
}

function shapeOf({ labels, pairs, cells }: PathRoom) {
  // Loops over two or four labels at a time go a few cells beyond a row.
  return {
    origins: ['i32', pairs],
    targets: ['i32', pairs],
    gains: ['f64', pairs],
    others: ['f64', labels + 1],
    outsideGains: ['f64', labels + 1],
    starts: ['f64', labels + 1],
    inside: ['f64', labels + 1],
    words: ['f32', 3 * cells + 12 * labels],
    shared: ['f64', labels + 3],
    values: ['f64', cells + 3],
    emission: ['f64', cells + 3],
    forward: ['f64', cells + 3],
    probability: ['f64', cells + 3],
    backward: ['f64', labels + 1],
    inflow: ['f64', labels + 1],
  } as const satisfies Layout;
}

export interface PathMemory {
  readonly room: PathRoom;
  readonly arrays: LaidOut<ReturnType<typeof shapeOf>>;
  readonly kernel: Kernel;
  /** Whose tables stand there. */
  holder: object | undefined;
}

let shared: PathMemory | undefined;

/**
 * A memory with so much room at least: one for all taggers, which put their tables there when others' are in it, since a memory
 * of WebAssembly for each bot would take far more of the address space than they need. Another one when there is no room.
 */
export function sharePathMemory({ labels, pairs, cells }: PathRoom): PathMemory {
  if (shared !== undefined && shared.room.labels >= labels && shared.room.pairs >= pairs && shared.room.cells >= cells)
    return shared;
  const room: PathRoom = {
    labels: Math.max(labels, shared?.room.labels ?? 0),
    pairs: Math.max(pairs, shared?.room.pairs ?? 0),
    cells: Math.max(2 * cells, shared?.room.cells ?? 0),
  };
  const { memory, arrays } = layOut(shapeOf(room));
  const kernel = openKernel<Kernel>(code, memory);
  setKernel(kernel, { ...arrays });
  shared = { room, arrays, kernel, holder: undefined };
  return shared;
}
