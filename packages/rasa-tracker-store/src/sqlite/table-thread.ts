import { parentPort, workerData } from 'node:worker_threads';
import { connect } from './connect.ts';
import type { TableThreadData } from './messages.ts';
import { serveTable } from './serve-table.ts';

// The thread that owns the connection: the event loop of the server never waits for the disk.
if (parentPort !== null) serveTable(connect(workerData as TableThreadData), parentPort);
