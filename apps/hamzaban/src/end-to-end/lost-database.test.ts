import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommand, startServer, temporaryHome } from './running-server.ts';
import { smallHome } from './small-home.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

describe('a home that was served and has lost its database', () => {
  let home: Awaited<ReturnType<typeof smallHome>>;
  const hamzaban = (...args: string[]) =>
    runCommand('hamzaban', args, { environment: { HAMZABAN_HOME: home.path, HAMZABAN_PORT: '0' } });
  beforeAll(async () => {
    home = await smallHome(['demo-shop', 'rose']);
    const server = await startServer(home.path);
    expect(server.output()).toMatch(/shops also holds rose: no shop yet, until it is registered/);
    await server.stop();
    await rm(join(home.path, 'state', 'hamzaban.db'));
  });
  afterAll(() => home.remove());

  it.each([['serve'], ['work'], ['tenant', 'list'], ['tenant', 'train', '--all']])(
    'is no first start: %s %s says what is gone and how to get it back, and makes nothing',
    async (...args) => {
      const { code, stderr, stdout } = await hamzaban(...args);
      expect(code).toBe(1);
      expect(stderr).toMatch(/hamzaban\.db is gone, but .*shops holds demo-shop, rose: this is no first start\./);
      expect(stderr).toMatch(/hamzaban restore FILE --to NEW_FOLDER/);
      expect(stdout + stderr).not.toMatch(/First start|is ready/);
      expect(existsSync(join(home.path, 'state', 'hamzaban.db'))).toBe(false);
    },
  );

  it('is told of by commands that make a database, too, and while that knows no shop', async () => {
    const key = await hamzaban('admin-key');
    expect([key.code, key.stderr]).toEqual([0, expect.stringMatching(/this is no first start/)]);
    expect(existsSync(join(home.path, 'state', 'hamzaban.db'))).toBe(true);
    const served = await hamzaban('serve');
    expect(served.code).toBe(1);
    expect(served.stderr).toMatch(/hamzaban\.db knows no shop, but .* holds demo-shop, rose/);
  });

  it('begins anew with the folders that are there, when it is told to', async () => {
    const created = await hamzaban('tenant', 'create', 'rose', '--name', 'رز');
    expect([created.code, created.stderr]).toEqual([0, expect.stringMatching(/Trained rose/)]);
    const server = await startServer(home.path);
    expect(server.output()).not.toMatch(/First start/);
    expect(await server.stop()).toBe(0);
  });
});

it.each([
  ['tenant', 'list'],
  ['tenant', 'show', 'rose'],
  ['tenant', 'train', '--all'],
  ['tenant', 'rotate-key', 'rose'],
  ['tenant', 'export', 'rose'],
])('a command that looks after shops makes no home where none is: %s %s', async (...args) => {
  const home = await temporaryHome();
  const mistyped = join(home.path, 'mistyped');
  const { code, stderr } = await runCommand('hamzaban', args, { environment: { HAMZABAN_HOME: mistyped } });
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(/There is no home of Hamzaban at .*mistyped\. Set HAMZABAN_HOME/),
  ]);
  expect(existsSync(mistyped)).toBe(false);
  await home.remove();
});
