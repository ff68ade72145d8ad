import type { StoredEvent, StoredSpan } from '../tracker-store.ts';

/** One thing to do on the table. */
export type TableTask =
  | { readonly kind: 'mark'; readonly senderId: string }
  | { readonly kind: 'read'; readonly senderId: string; readonly span: StoredSpan }
  | {
      readonly kind: 'append';
      readonly senderId: string;
      readonly events: readonly StoredEvent[];
      readonly after: string | null;
    }
  | { readonly kind: 'replace'; readonly senderId: string; readonly events: readonly StoredEvent[] };

export interface TableRequest {
  readonly id: number;
  readonly task: TableTask;
}

export type TableResult =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly fault: string };

/** What the thread is told: tasks in order, or to end. */
export type ToTable = { readonly tasks: readonly TableRequest[] } | 'close';

/** What the thread tells, after writes are on disk. */
export interface FromTable {
  readonly results: readonly TableResult[];
}

export interface TableThreadData {
  readonly path: string;
  readonly busyTimeoutMs: number;
}
