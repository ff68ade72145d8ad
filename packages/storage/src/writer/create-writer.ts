import type { DatabaseSync } from 'node:sqlite';
import type { QueryText } from '../sqlite/prepared-queries.ts';
import { prepareText } from '../sqlite/prepared-queries.ts';
import { sqliteFaultOf } from '../sqlite/sqlite-errors.ts';
import type { WriteFault, WriteRequest, WriteResult } from './messages.ts';
import { createOperations } from './operations.ts';
import { WriteRefusal } from './write-refusal.ts';

/** Writes many things in one transaction. */
export interface Writer {
  /**
   * Group commit: all requests in one transaction, each in a savepoint of its own, so that one that fails leaves no
   * trace and the others stand. Returns after COMMIT did, that is, when everything is on disk. When the transaction as
   * a whole fails (full disk, no lock), nothing of it is written and every result says `unavailable`. Never throws.
   */
  write(requests: readonly WriteRequest[]): readonly WriteResult[];
}

/** Creates the writer on a connection that nobody else uses, with what `compileOperationQueries` gave. */
export function createWriter(database: DatabaseSync, queries: readonly QueryText[]): Writer {
  const texts = queries.values();
  const operations: Readonly<Record<string, (input: never) => unknown>> = createOperations(() =>
    prepareText(database, texts.next().value ?? noQuery),
  );
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const open = database.prepare('SAVEPOINT one');
  const release = database.prepare('RELEASE one');
  const undo = database.prepare('ROLLBACK TO one');

  function run({ name, input }: WriteRequest): unknown {
    // The request comes from this package's own client, which holds name and input together by its types.
    return operations[name]?.(input as never);
  }

  /** Runs one request; throws only when the whole transaction is lost. */
  function attempt(request: WriteRequest): WriteResult {
    open.run();
    try {
      const value = run(request);
      release.run();
      return { id: request.id, value };
    } catch (error) {
      if (sqliteFaultOf(error) === 'unavailable' || !database.isTransaction) throw error;
      undo.run();
      release.run();
      if (error instanceof WriteRefusal) return { id: request.id, value: error.answer };
      return { id: request.id, fault: faultOf(error) };
    }
  }

  return {
    write: (requests) => {
      try {
        begin.run();
        const results = requests.map(attempt);
        commit.run();
        return results;
      } catch (error) {
        const fault = { kind: 'unavailable', message: messageOf(error) } as const;
        abandon(database);
        return requests.map(({ id }) => ({ id, fault }));
      }
    },
  };
}

const noQuery: QueryText = { sql: 'SELECT', places: [] };

/** Leaves a transaction that failed; SQLite may have left it already (full disk). */
function abandon(database: DatabaseSync): void {
  if (database.isTransaction) database.exec('ROLLBACK');
}

function faultOf(error: unknown): WriteFault {
  const kind = sqliteFaultOf(error) === 'no-parent' ? 'no-parent' : 'other';
  return { kind, message: messageOf(error) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
