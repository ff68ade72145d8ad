import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { connect } from './connect.ts';
import { openEventTable } from './event-table.ts';
import type { FromTable, TableRequest, TableThreadData, ToTable } from './messages.ts';
import { runTasks } from './run-tasks.ts';

// The thread that owns the connection: the event loop of the server never waits for the disk. While a commit is under
// way tasks gather at the port; all that have gathered go into the next transaction.
const maxBatch = 512;

const port = parentPort;
const database = connect(workerData as TableThreadData);
const table = openEventTable(database);
let queue: TableRequest[] = [];
let isClosing = false;

function accept(message: ToTable): void {
  if (message === 'close') isClosing = true;
  else queue.push(...message.tasks);
}

port?.on('message', (message: ToTable) => {
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
