import type { DatabaseSync } from 'node:sqlite';
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { openEventTable } from './event-table.ts';
import type { FromTable, TableRequest, ToTable } from './messages.ts';
import { runTasks } from './run-tasks.ts';

const maxBatch = 512;

/**
 * Does the tasks that come on a port, and tells there when they are on disk; closes database and port when told to. While
 * a commit is under way tasks gather at the port; all that have gathered go into the next transaction.
 */
export function serveTable(database: DatabaseSync, port: MessagePort): void {
  const table = openEventTable(database);
  let queue: TableRequest[] = [];
  let isClosing = false;

  function accept(message: ToTable): void {
    if (message === 'close') isClosing = true;
    else queue.push(...message.tasks);
  }

  port.on('message', (message: ToTable) => {
    accept(message);
    do {
      for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port))
        accept(next.message as ToTable);
      const batch = queue.slice(0, maxBatch);
      queue = queue.slice(maxBatch);
      if (batch.length > 0) port.postMessage({ results: runTasks(database, table, batch) } satisfies FromTable);
    } while (queue.length > 0);
    if (!isClosing) return;
    database.close();
    port.close();
  });
}
