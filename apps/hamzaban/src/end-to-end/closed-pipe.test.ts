import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand, temporaryHome } from './running-server.ts';

const ENTRY = fileURLToPath(new URL('../hamzaban.ts', import.meta.url));

describe('a command whose output nobody reads', () => {
  let home: Awaited<ReturnType<typeof temporaryHome>>;
  beforeAll(async () => {
    home = await temporaryHome();
    const environment = { HAMZABAN_HOME: home.path };
    await runCommand('hamzaban', ['tenants', 'generate', '--count', '3'], { environment });
  });
  afterAll(() => home.remove());

  it.each([[['tenant', 'list']], [['tenant', 'list', '--json']], [['--help']], [['read', 'سلام خوبی']]])(
    '%j ends quietly when the pipe is closed',
    async (args) => {
      const child = spawn(process.execPath, [ENTRY, ...args], {
        env: { ...process.env, HAMZABAN_HOME: home.path },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child.stdout.destroy();
      let stderr = '';
      child.stderr.on('data', (chunk: Buffer) => {
        stderr += chunk.toString();
      });
      const [code] = await once(child, 'close');
      expect(code).toBe(0);
      expect(stderr).not.toMatch(/EPIPE|node:|at /);
    },
  );

  it('says so in one line and fails when the disk is full', async () => {
    const child = spawn(process.execPath, [ENTRY, 'tenant', 'list'], {
      env: { ...process.env, HAMZABAN_HOME: home.path },
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    });
    let stderr = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The output cannot be written: ENOSPC.*$/m);
    expect(stderr).not.toMatch(/node:|at Object/);
  });
});
