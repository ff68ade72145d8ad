import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describePeer, file } from '@hamzaban/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freePort } from './restarts.ts';
import { authenticate, demoKey, type RunningServer, runCommand, startServer } from './running-server.ts';
import { smallHome } from './small-home.ts';

/** The real Rasa 3.6, when it stands beside this checkout (`RASA_PEER` names its command otherwise). */
const rasa =
  process.env['RASA_PEER'] ?? fileURLToPath(new URL('../../../../../shared/tools/rasa-peer', import.meta.url));
const START_TIMEOUT_MS = 240_000;
/** Longer than a turn on our own engine takes on the slowest machine, shorter than a hanging Rasa is waited for. */
const OWN_ANSWER_MS = 8000;
const files = {
  'config.yml':
    'recipe: default.v1\nassistant_id: small\nlanguage: fa\npipeline:\n- name: KeywordIntentClassifier\npolicies:\n- name: RulePolicy\n',
  'domain.yml':
    'version: "3.1"\nintents: [greet, bye]\nresponses:\n  utter_greet:\n  - text: سلام از رازا\n  utter_bye:\n  - text: خدانگهدار\n',
  'data/nlu.yml':
    'version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n    - سلام\n- intent: bye\n  examples: |\n    - خداحافظ\n',
  'data/rules.yml':
    'version: "3.1"\nrules:\n- rule: greet\n  steps: [{intent: greet}, {action: utter_greet}]\n- rule: bye\n  steps: [{intent: bye}, {action: utter_bye}]\n',
  'credentials.yml': 'rest:\n',
};

describePeer('two engines in one process', [file(rasa, 'the real Rasa 3.6; RASA_PEER names its command')], () => {
  let home: Awaited<ReturnType<typeof smallHome>>;
  let server: RunningServer;
  let engine: ChildProcess;
  let enginePort: number;
  let own: string;
  let theirs: string;

  beforeAll(async () => {
    home = await smallHome();
    const project = join(home.path, 'rasa');
    await mkdir(join(project, 'data'), { recursive: true });
    for (const [name, content] of Object.entries(files)) await writeFile(join(project, name), content);
    const training = spawn(rasa, ['train'], { cwd: project, stdio: 'ignore' });
    expect(await new Promise((done) => training.on('exit', done))).toBe(0);
    enginePort = await freePort();
    startEngine();
    server = await startServer(home.path, { LIMIT_PER_VISITOR: '1000000' });
    const made = await runCommand(
      'hamzaban',
      ['tenant', 'create', 'rasa-shop', '--name', 'رازا', '--no-train', '--json'],
      {
        environment: { HAMZABAN_HOME: home.path },
      },
    );
    expect(made.code, made.stderr).toBe(0);
    await writeFile(join(home.path, 'shops', 'rasa-shop', 'engine.yml'), `rasa_url: http://127.0.0.1:${enginePort}\n`);
    own = await authenticate(server.url, 'demo-shop', await demoKey(home.path));
    theirs = await authenticate(server.url, 'rasa-shop', JSON.parse(made.stdout).api_key);
    await untilRasaAnswers();
  }, 2 * START_TIMEOUT_MS);
  afterAll(async () => {
    signal('SIGKILL');
    await server?.stop();
    await home.remove();
  });

  function startEngine(): void {
    engine = spawn(rasa, ['run', '--interface', '127.0.0.1', '--port', String(enginePort)], {
      cwd: join(home.path, 'rasa'),
      stdio: 'ignore',
      detached: true,
    });
  }

  function signal(name: NodeJS.Signals): void {
    // Its own group: the command is a script around the server.
    if (engine?.pid !== undefined && engine.exitCode === null && engine.signalCode === null)
      process.kill(-engine.pid, name);
  }

  async function untilRasaAnswers(): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS;
    while (Date.now() < deadline) {
      const { status, body } = await say(theirs, 'waiting', 'سلام');
      if (status === 200 && body.replies.length > 0) return;
      await sleep(1000);
    }
    expect.fail('the real Rasa did not answer in time');
  }

  async function say(token: string, userId: string, message: string) {
    const started = performance.now();
    const response = await fetch(`${server.url}/webhook`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ user_id: userId, message }),
    });
    const body = (await response.json()) as {
      readonly code: string;
      readonly conversation_id: string;
      readonly replies: readonly { readonly text: string }[];
      readonly understood: { readonly intent: string } | null;
    };
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      body,
      ms: performance.now() - started,
    };
  }

  it('both answer, each with its own bot, and both conversations are stored', async () => {
    const ours = await say(own, 'ali', 'سلام');
    expect([ours.status, ours.body.replies[0]?.text]).toEqual([200, 'سلام! چه کمکی از من برمی‌آید؟']);
    expect(ours.body.understood?.intent).toBe('greet');
    const real = await say(theirs, 'ali', 'سلام');
    expect([real.status, real.body.replies.map(({ text }) => text)]).toEqual([200, ['سلام از رازا']]);
    expect(real.body.understood, 'a real Rasa does not tell').toBeNull();
    const stored = await fetch(`${server.url}/conversations/${real.body.conversation_id}/messages`, {
      headers: { authorization: `Bearer ${theirs}` },
    });
    const { data } = (await stored.json()) as { data: { sender: string; text: string }[] };
    expect(data.map(({ sender, text }) => `${sender}: ${text}`)).toEqual(['user: سلام', 'bot: سلام از رازا']);
  });

  it('Rasa killed in the middle: its shop gets a problem body in time, the other does not notice', async () => {
    const answers: { status: number; ms: number }[] = [];
    let isRunning = true;
    const load = Array.from({ length: 4 }, async (_, visitor) => {
      while (isRunning) answers.push(await say(own, `visitor-${visitor}`, 'چطور محصول را برگشت بدهم'));
    });
    while (answers.length < 20) await sleep(20);
    // It hangs with messages in hand, then it is gone.
    signal('SIGSTOP');
    const caught = Promise.all(Array.from({ length: 5 }, (_, index) => say(theirs, `caught-${index}`, 'سلام')));
    await sleep(500);
    signal('SIGKILL');
    for (const { status, type, body } of await caught) {
      expect([status, body.code]).toEqual([502, 'engine_failed']);
      expect(type).toMatch(/^application\/problem\+json/);
    }
    // Gone for good: the breaker opens, and it is not even tried for a while.
    for (let index = 0; index < 10; index += 1) expect((await say(theirs, 'later', 'سلام')).status).toBe(502);
    const before = answers.length;
    while (answers.length < before + 40) await sleep(20);
    isRunning = false;
    await Promise.all(load);
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(OWN_ANSWER_MS);
  }, 120_000);

  it(
    'Rasa hanging: 504 in time; and started again it answers again',
    async () => {
      startEngine();
      await untilRasaAnswers();
      signal('SIGSTOP');
      const { status, body, ms } = await say(theirs, 'patient', 'سلام');
      expect([status, body.code]).toEqual([504, 'engine_timeout']);
      expect(ms).toBeLessThan(20_000);
      expect((await say(own, 'patient', 'سلام')).status).toBe(200);
      signal('SIGCONT');
      await untilRasaAnswers();
    },
    2 * START_TIMEOUT_MS,
  );
});
