import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { connectToWrite } from '../sqlite/connections.ts';
import { createWriter } from './create-writer.ts';
import type { FromWriter, ToWriter, WriteRequest, WriterThreadData } from './messages.ts';

// The thread that owns the write connection. While a commit waits for the disk, requests gather at the port; all that
// have gathered go into the next transaction, up to this many, which bounds how long one of them waits for the others.
const maxBatch = 512;

const port = parentPort;
const { connection, queries } = workerData as WriterThreadData;
const database = connectToWrite(connection);
const writer = createWriter(database, queries);
let queue: WriteRequest[] = [];
let isClosing = false;

function accept(message: ToWriter): void {
  if (message.type === 'close') isClosing = true;
  else queue.push(...message.requests);
}

function acceptAll(): void {
  if (port === null) return;
  for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port))
    accept(next.message as ToWriter);
}

function tell(message: FromWriter): void {
  port?.postMessage(message);
}

port?.on('message', (message: ToWriter) => {
  accept(message);
  acceptAll();
  while (queue.length > 0) {
    const batch = queue.slice(0, maxBatch);
    queue = queue.slice(maxBatch);
    tell({ type: 'written', results: writer.write(batch) });
    acceptAll();
  }
  if (!isClosing) return;
  database.exec('PRAGMA optimize');
  database.close();
  tell({ type: 'closed' });
  port.close();
});
