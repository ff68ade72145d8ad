import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../end-to-end/running-server.ts';
import { checkKeysFile, showKey } from './show-key.ts';
import { createTerminal } from './terminal.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'show-key-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a file for keys', () => {
  it('is made with its folder, for its owner alone, and grows by a line a key', async () => {
    const keysFile = join(folder, 'new', 'keys');
    await checkKeysFile(keysFile);
    const terminal = createTerminal({ stdout: new PassThrough(), stderr: new PassThrough(), now: () => 0 });
    for (const tenantId of ['rose', 'tulip'])
      await showKey(terminal, { tenantId, apiKey: 'k' }, { secretsFolder: folder, keysFile });
    expect(await readFile(keysFile, 'utf8')).toBe('rose k\ntulip k\n');
    expect((await stat(keysFile)).mode & 0o777).toBe(0o600);
  });

  it('that cannot be written is refused before a key is made or changed', async () => {
    const environment = { HAMZABAN_HOME: join(folder, 'home') };
    const run = (...args: string[]) => runCommand('hamzaban', args, { environment });
    const create = ['tenant', 'create', 'rose', '--name', 'رز', '--no-train'];
    const refused = await run(...create, '--keys-file', folder);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringMatching(/it is a folder, and a file is needed/)]);
    expect((await run('tenant', 'show', 'rose')).code).toBe(1);
    expect((await run(...create)).code).toBe(0);
    const before = (await run('tenant', 'show', 'rose')).stdout;
    expect((await run('tenant', 'rotate-key', 'rose', '--keys-file', folder)).code).toBe(1);
    expect((await run('tenant', 'show', 'rose')).stdout).toBe(before);
  }, 60_000);
});
