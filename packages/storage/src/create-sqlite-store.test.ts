import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testStore } from '@hamzaban/testkit';
import { afterAll, beforeAll } from 'vitest';
import { createSqliteStore } from './create-sqlite-store.ts';
import { migrations } from './schema/migrations.ts';
import { connectToRead, connectToWrite } from './sqlite/connections.ts';
import { migrate } from './sqlite/migrate.ts';
import { createWriter } from './writer/create-writer.ts';
import { compileOperationQueries } from './writer/operation-queries.ts';
import { createWriterClient } from './writer/writer-client.ts';

const folder = mkdtempSync(join(tmpdir(), 'hamzaban-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;

const template = join(folder, 'template.db');
beforeAll(async () => {
  const database = connectToWrite({ path: template, busyTimeoutMs: 1000 });
  await migrate(database, { path: template, migrations, backupPathFor: () => join(folder, 'never.db') });
  database.close();
});

// The same parts as in `openSqliteStore`, with the writer in this thread: a thread for each of these tests would take
// longer than all of them. What only the thread does is tested in open-sqlite-store.test.ts.
testStore('SQLite', async () => {
  const connection = { path: join(folder, `${++count}.db`), busyTimeoutMs: 1000 };
  copyFileSync(template, connection.path);
  const database = connectToWrite(connection);
  const writer = createWriter(database, compileOperationQueries());
  const client = createWriterClient((events) => ({
    setHeld: () => undefined,
    post: (message) => {
      if (message.type === 'write') {
        const results = writer.write(structuredClone(message.requests));
        setImmediate(() => events.onMessage({ type: 'written', results }));
        return;
      }
      setImmediate(() => {
        database.close();
        events.onEnd('closed');
      });
    },
  }));
  return createSqliteStore({ reader: connectToRead(connection), writer: client });
});
