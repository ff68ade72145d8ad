import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createCircuitBreaker, createSafeFetch } from '@hamzaban/net';
import type { BotInput, ConversationId, MessageId, TenantBot, TenantId } from '@hamzaban/platform';
import { describePeer, file } from '@hamzaban/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRasaServerBot } from './create-rasa-server-bot.ts';

/** The real Rasa 3.6, when it stands beside this checkout (`RASA_PEER` names its command otherwise). */
const command =
  process.env['RASA_PEER'] ?? fileURLToPath(new URL('../../../../shared/tools/rasa-peer', import.meta.url));
const needs = [file(command, 'the real Rasa 3.6; RASA_PEER names its command')];

const START_TIMEOUT_MS = 240_000;
const TIMEOUT_MS = 3000;
const files = {
  'config.yml':
    'recipe: default.v1\nassistant_id: small\nlanguage: fa\npipeline:\n- name: KeywordIntentClassifier\npolicies:\n- name: RulePolicy\n',
  'domain.yml':
    'version: "3.1"\nintents: [greet, human]\nresponses:\n  utter_greet:\n  - text: سلام! چه کمکی از من برمی‌آید؟\n    buttons: [{title: پیگیری, payload: /greet}]\n  utter_human:\n  - text: همکارم می‌آید.\n    custom: {handoff: request}\n',
  'data/nlu.yml':
    'version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n    - سلام\n- intent: human\n  examples: |\n    - اپراتور\n',
  'data/rules.yml':
    'version: "3.1"\nrules:\n- rule: greet\n  steps: [{intent: greet}, {action: utter_greet}]\n- rule: human\n  steps: [{intent: human}, {action: utter_human}]\n',
  'credentials.yml': 'rest:\n',
};

describePeer('a real Rasa server', needs, () => {
  let folder: string;
  let server: ChildProcess;
  let port: number;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rasa-server-'));
    await mkdir(join(folder, 'data'));
    for (const [path, content] of Object.entries(files)) await writeFile(join(folder, path), content);
    const training = spawn(command, ['train', '--domain', 'domain.yml', '--data', 'data', '--out', 'models'], {
      cwd: folder,
      stdio: 'ignore',
    });
    expect(await new Promise((done) => training.on('exit', done))).toBe(0);
    port = await freePort();
    server = spawn(command, ['run', '--interface', '127.0.0.1', '--port', String(port)], {
      cwd: folder,
      stdio: 'ignore',
      detached: true,
    });
    await untilAnswering();
  }, 2 * START_TIMEOUT_MS);
  afterAll(async () => {
    signal('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  const safeFetch = createSafeFetch({
    allowPrivate: ['127.0.0.1'],
    timeoutMs: 10_000,
    maxBytes: 1_000_000,
    maxRedirects: 0,
  });
  const clock = { now: () => Date.now() };

  function botOf(tenant: string): TenantBot {
    const breaker = createCircuitBreaker({ clock, failuresToOpen: 3, openMs: 60_000 });
    const url = `http://127.0.0.1:${port}`;
    return createRasaServerBot({ url, tenantId: tenant as TenantId, safeFetch, clock, timeoutMs: TIMEOUT_MS, breaker });
  }

  it('answers with text and buttons', async () => {
    expect(await botOf('rose').respond(saying('سلام'))).toEqual({
      replies: [{ text: 'سلام! چه کمکی از من برمی‌آید؟', buttons: [{ title: 'پیگیری', payload: '/greet' }] }],
      events: [],
      snapshot: null,
      understood: null,
    });
  });

  it('hands over', async () => {
    const answer = await botOf('rose').respond(saying('اپراتور'));
    expect(answer.handoff).toBe('request');
    expect(JSON.stringify(answer.replies)).not.toContain('handoff');
  });

  it('that hangs is engine_timeout in time, and answers again when it goes on', async () => {
    const bot = botOf('rose');
    signal('SIGSTOP');
    const started = performance.now();
    await expect(bot.respond(saying('سلام'))).rejects.toMatchObject({ code: 'engine_timeout', status: 504 });
    expect(performance.now() - started).toBeLessThan(TIMEOUT_MS + 1000);
    signal('SIGCONT');
    await untilAnswering();
    expect((await bot.respond(saying('سلام'))).replies).toHaveLength(1);
  });

  it('that is killed in the middle is engine_failed, and is not asked for long', async () => {
    const bot = botOf('lily');
    signal('SIGSTOP');
    const answer = bot.respond(saying('سلام'));
    await sleep(300);
    signal('SIGKILL');
    await expect(answer).rejects.toMatchObject({ code: 'engine_failed', cause: { reason: 'connection_lost' } });
    await expect(bot.respond(saying('سلام'))).rejects.toMatchObject({ cause: { reason: 'connect_failed' } });
    await expect(bot.respond(saying('سلام'))).rejects.toMatchObject({ cause: { reason: 'connect_failed' } });
    await expect(bot.respond(saying('سلام'))).rejects.toMatchObject({ cause: { fault: 'breaker_open' } });
  });

  function signal(name: NodeJS.Signals): void {
    const isRunning = server?.pid !== undefined && server.exitCode === null && server.signalCode === null;
    if (isRunning) process.kill(-Number(server.pid), name);
  }

  async function untilAnswering(): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    for (;;) {
      const response = await safeFetch(`http://127.0.0.1:${port}/webhooks/rest/`).catch(() => null);
      if (response?.status === 200) {
        // The channel is there before the model is.
        const answer = await botOf('first')
          .respond(saying('سلام'))
          .catch(() => null);
        if (answer !== null && answer.replies.length > 0) return;
      }
      if (Date.now() > deadline) expect.fail('the real Rasa did not start in time');
      await sleep(500);
    }
  }
});

const saying = (text: string): BotInput => ({
  snapshot: null,
  userId: 'ali',
  conversationId: 'cnv_1' as ConversationId,
  messageId: 'msg_1' as MessageId,
  text,
  metadata: null,
  now: 0,
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}
