import type { ConnectionOptions } from '../sqlite/connections.ts';
import type { QueryText } from '../sqlite/prepared-queries.ts';
import type { OperationName } from './operations.ts';

/** One thing to write. */
export interface WriteRequest {
  readonly id: number;
  readonly name: OperationName;
  readonly input: unknown;
}

/** What was wrong, in a form that crosses threads. */
export interface WriteFault {
  /** `unavailable`: nothing of the batch was written. `no-parent`: the shop is gone. `other`: a bug. */
  readonly kind: 'unavailable' | 'no-parent' | 'other';
  readonly message: string;
}

/** What became of it, told after it is on disk. */
export type WriteResult =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly fault: WriteFault };

/** What the main thread tells the writer. */
export type ToWriter =
  | { readonly type: 'write'; readonly requests: readonly WriteRequest[] }
  | { readonly type: 'close' };

/** What the writer tells the main thread. */
export type FromWriter =
  | { readonly type: 'written'; readonly results: readonly WriteResult[] }
  | { readonly type: 'closed' };

/** What the writer thread starts from. */
export interface WriterThreadData {
  readonly connection: ConnectionOptions;
  readonly queries: readonly QueryText[];
}
