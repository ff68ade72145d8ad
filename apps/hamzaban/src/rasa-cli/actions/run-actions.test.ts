import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../end-to-end/running-server.ts';

const entry = fileURLToPath(new URL('../../rasa.ts', import.meta.url));
const code = `import { Action, type Tracker } from '@hamzaban/action-sdk';
export class Hello extends Action {
  name(): string { return 'action_hello'; }
  run(dispatcher: { utterMessage(message: object): void }, tracker: Tracker) {
    if (tracker.senderId === 'odd') throw new Error('no such visitor');
    dispatcher.utterMessage({ text: 'hello ' + tracker.senderId });
  }
}
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hamzaban-run-actions-'));
  await writeFile(join(folder, 'actions.ts'), code);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('rasa run actions', () => {
  let server: ChildProcess;
  let output = '';
  let url = '';
  beforeAll(async () => {
    server = spawn(process.execPath, [entry, 'run', 'actions', '--actions', 'actions', '-p', '0'], { cwd: folder });
    url = await new Promise<string>((resolve, reject) => {
      const listen = (chunk: Buffer) => {
        output += chunk.toString();
        const found = /up and running on (http:\/\/\S+)/.exec(output)?.[1];
        if (found !== undefined) resolve(found);
      };
      server.stdout?.on('data', listen);
      server.stderr?.on('data', listen);
      server.on('exit', () => reject(new Error(output)));
    });
  }, 60_000);
  afterAll(() => void server.kill('SIGKILL'));

  const call = (senderId: string) =>
    fetch(`${url}/webhook`, {
      method: 'POST',
      body: JSON.stringify({ next_action: 'action_hello', tracker: { sender_id: senderId } }),
    });

  it('serves the actions of a file that lies anywhere, on this machine alone', async () => {
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(output).toContain('1 action(s): action_hello');
    const response = await call('Sara');
    expect([response.status, await response.json()]).toMatchObject([200, { responses: [{ text: 'hello Sara' }] }]);
  });

  it('shows its author what failed', async () => {
    expect((await call('odd')).status).toBe(500);
    // It comes by another way than the answer.
    await expect
      .poll(() => output, { timeout: 20_000 })
      .toMatch(/action 'action_hello' failed: Error: no such visitor\n\s+at Hello\.run/);
  });

  it('ends when it is told to', async () => {
    const ended = new Promise((resolve) => server.on('exit', (code) => resolve(code)));
    server.kill('SIGTERM');
    expect(await ended).toBe(0);
  });
});

describe('rasa run actions says what is wrong', () => {
  const run = (...args: string[]) => runCommand('rasa', ['run', 'actions', ...args], { cwd: folder });

  it.each<readonly [string, readonly string[], number, RegExp]>([
    ['no actions', ['--actions', 'nowhere'], 1, /There is no 'nowhere'/],
    ['a port that is none', ['-p', 'x'], 2, /a whole number/],
    [
      'an address that is not here',
      ['--actions', 'actions', '-i', '192.0.2.1'],
      1,
      /Cannot listen at 192\.0\.2\.1:5055: this machine has no such address/,
    ],
    ['half of a certificate', ['--actions', 'actions', '--ssl-keyfile', 'x'], 2, /give both or neither/],
    [
      'a certificate that is not there',
      ['--actions', 'actions', '--ssl-certificate', 'x', '--ssl-keyfile', 'y'],
      1,
      /--ssl-certificate cannot be read: .*'x'/,
    ],
  ])('%s', async (_, args, code, words) => {
    const { code: ended, stderr } = await run(...args);
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(ended).toBe(code);
  });

  it('two actions of one name', async () => {
    const twice = `${code}export const again = { name: () => 'action_hello', run: () => undefined };\n`;
    await writeFile(join(folder, 'twice.ts'), twice);
    const { code: ended, stderr } = await run('--actions', 'twice.ts');
    expect([ended, stderr]).toEqual([1, "Two actions are named 'action_hello'; rename one of them.\n"]);
  });
});
