import { AppError } from '../app-error.ts';

/** Runs tasks of one key one after another, in the order of their arrival, and those of different keys at once. */
export interface KeyedQueue {
  /** Rejects with `conversation_busy`, `overloaded` or `shutting_down` without running the task. */
  run<Result>(key: string, task: () => Promise<Result>): Promise<Result>;
  /** Tasks that wait or run. */
  readonly size: number;
  /** Takes no more tasks; resolves when the last one has ended. */
  close(): Promise<void>;
}

interface Lane {
  tail: Promise<unknown>;
  length: number;
}

/** Creates the queue; memory is bounded by `maxTotal` tasks. */
export function createKeyedQueue(options: { readonly maxPerKey: number; readonly maxTotal: number }): KeyedQueue {
  const lanes = new Map<string, Lane>();
  let size = 0;
  let whenEmpty: (() => void) | null = null;
  let isClosed = false;

  function leave(key: string, lane: Lane): void {
    lane.length--;
    size--;
    if (lane.length === 0) lanes.delete(key);
    if (size === 0) whenEmpty?.();
  }

  async function run<Result>(key: string, task: () => Promise<Result>): Promise<Result> {
    if (isClosed) throw new AppError('shutting_down');
    if (size >= options.maxTotal) throw new AppError('overloaded');
    const lane = lanes.get(key) ?? { tail: Promise.resolve(), length: 0 };
    if (lane.length >= options.maxPerKey) throw new AppError('conversation_busy');
    const isFirst = lane.length === 0;
    lane.length++;
    size++;
    lanes.set(key, lane);
    const result = isFirst ? task() : lane.tail.then(task);
    lane.tail = result.then(
      () => leave(key, lane),
      () => leave(key, lane),
    );
    return result;
  }

  return {
    run,
    get size() {
      return size;
    },
    close: () => {
      isClosed = true;
      return size === 0 ? Promise.resolve() : new Promise((resolve) => (whenEmpty = resolve));
    },
  };
}
