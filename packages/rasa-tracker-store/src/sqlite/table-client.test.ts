import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createTableClient } from './table-client.ts';

it('a thread that cannot start rejects what waits, and the next task starts another', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'table-client-'));
  const path = join(folder, 'later', 'rasa.db');
  const client = createTableClient({ path, busyTimeoutMs: 50 });
  const task = { kind: 'mark', senderId: 'a' } as const;
  const both = await Promise.allSettled([client.run(task), client.run(task)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(client.run(task)).rejects.toThrow(/rasa\.db cannot be used: unable to open database file/);
  const { mkdirSync } = await import('node:fs');
  mkdirSync(join(folder, 'later'));
  expect(await client.run(task)).toBeNull();
  await client.close();
  rmSync(folder, { recursive: true });
});
