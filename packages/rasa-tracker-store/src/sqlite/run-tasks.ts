import type { DatabaseSync } from 'node:sqlite';
import type { EventTable } from './event-table.ts';
import type { TableRequest, TableResult, TableTask } from './messages.ts';

/**
 * Runs tasks in order, all writes among them in one transaction (group commit), each in a savepoint of its own.
 * Returns after the commit. When the transaction as a whole fails nothing was written and every task says so.
 */
export function runTasks(
  database: DatabaseSync,
  table: EventTable,
  requests: readonly TableRequest[],
): readonly TableResult[] {
  const writes = requests.some(({ task }) => task.kind === 'append' || task.kind === 'replace');
  try {
    if (writes) database.exec('BEGIN IMMEDIATE');
    const results = requests.map((request) => attempt(database, table, request));
    if (writes) database.exec('COMMIT');
    return results;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    return requests.map(({ id }) => ({ id, fault: messageOf(error) }));
  }
}

function attempt(database: DatabaseSync, table: EventTable, { id, task }: TableRequest): TableResult {
  const isInTransaction = database.isTransaction;
  if (isInTransaction) database.exec('SAVEPOINT one');
  try {
    const value = run(table, task);
    if (isInTransaction) database.exec('RELEASE one');
    return { id, value };
  } catch (error) {
    if (isInTransaction) {
      // SQLite gives the whole transaction up when the disk is full.
      if (!database.isTransaction) throw error;
      database.exec('ROLLBACK TO one; RELEASE one');
    }
    return { id, fault: messageOf(error) };
  }
}

function run(table: EventTable, task: TableTask): unknown {
  switch (task.kind) {
    case 'mark':
      return table.mark(task.senderId);
    case 'read':
      return table.read(task.senderId, task.span);
    case 'append':
      return table.append(task.senderId, task.events, task.after);
    case 'replace':
      return table.replace(task.senderId, task.events);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
