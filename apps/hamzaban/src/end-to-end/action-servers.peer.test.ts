import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createActionExecutor } from '@hamzaban/action-sdk';
import { type ActionServerClientDeps, createActionServerClient, readActionEndpoint } from '@hamzaban/action-server';
import {
  type ActionServer,
  createDialogue,
  type DialogueEvent,
  newTracker,
  parseIntentMessage,
  restMessages,
  trainDialogue,
} from '@hamzaban/dialogue';
import { type JsonObject, type JsonValue, readProject } from '@hamzaban/rasa-project';
import { describePeer, file } from '@hamzaban/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { recordedForm } from '../../../../packages/dialogue/bench/compare-events.ts';
import { diskTree } from '../files/disk-tree.ts';
import { answerActionCalls } from '../rasa-cli/actions/answer-action-calls.ts';
import { portedActions } from './ported-actions.ts';
import { freePort } from './restarts.ts';

const shared = (path: string) => fileURLToPath(new URL(`../../../../../shared/${path}`, import.meta.url));
/** The real Rasa 3.6 (`RASA_PEER` names its command) and the Python of its environment, which has rasa-sdk. */
const rasa = process.env['RASA_PEER'] ?? shared('tools/rasa-peer');
const python = join(process.env['RASA_PEER_VENV'] ?? join(homedir(), '.cache', 'rasa-peer'), 'bin', 'python');
const START_TIMEOUT_MS = 300_000;

type Project = 'formbot' | 'shreyas-ecommerce';
const projects = ['formbot', 'shreyas-ecommerce'] as const;

/** What happens in a conversation: a message, or an action that is run whatever the policies say. */
type Step = string | { readonly say: string; readonly metadata: JsonObject } | { readonly execute: string };

const conversations: Readonly<Record<Project, Readonly<Record<string, readonly Step[]>>>> = {
  formbot: {
    'a form filled without trouble': [
      '/greet',
      '/request_restaurant{"cuisine": "Italian", "number": "3"}',
      '/inform{"seating": "outside"}',
      '/deny',
      '/inform{"feedback": "good"}',
      '/thankyou',
    ],
    'values that validation refuses, one by one': [
      '/request_restaurant',
      '/inform{"cuisine": "klingon"}',
      '/inform{"cuisine": "GREEK"}',
      '/inform{"number": "-2"}',
      '/inform{"number": "many"}',
      '/inform{"number": "4.0"}',
      '/inform{"number": "4"}',
      '/inform{"seating": "on the moon"}',
      '/affirm',
      'no onions 🧅 please',
      'quite good',
    ],
    'questions in between, which the form rejects': [
      '/request_restaurant{"cuisine": "mexican"}',
      '/chitchat',
      '/bot_challenge',
      '/inform{"number": "2"}',
      '/greet',
      '/deny',
      '/stop',
      '/affirm',
    ],
    'a form filled at once': [
      '/request_restaurant{"cuisine": "french", "number": "2", "seating": "inside", "feedback": "none yet"}',
      'by the window',
    ],
    'a form begun again after a restart': [
      '/request_restaurant{"cuisine": "indian"}',
      '/restart',
      '/request_restaurant',
      '/inform{"cuisine": "indian"}',
    ],
  },
  'shreyas-ecommerce': {
    'an action that says and sets nothing': [
      '/figuring_out_user_product_choice{"product": "apple"}',
      '/confirm_order',
      '/goodbye',
    ],
    'an action that fails': [
      '/discuss_product_search_types',
      '/query_product_category{"Cleaning Essentials": "Cleaning Essentials"}',
      '/confirm_order',
      '/greet',
      '/mood_great',
    ],
    'an action that answers with text, image and JSON': [
      '/goodbye{"product": "milk"}',
      { execute: 'action_check_existence' },
      '/goodbye',
    ],
    'an action that answers with buttons and clears a slot': [
      '/goodbye{"product": "gold"}',
      { execute: 'action_check_existence' },
      { execute: 'action_check_existence' },
    ],
    'an action that says a response of the domain and asks for a listen': [
      '/greet',
      { execute: 'query_product_info' },
      '/mood_great',
    ],
    'an action that is not there': ['/show_my_order_status', '/affirm'],
    'an action that rejects': ['/greet', { execute: 'action_check_existence' }, '/mood_great'],
  },
};

/** What shows that the actions did what they are for. */
const marks: Readonly<Record<Project, readonly string[]>> = {
  formbot: [
    '"value":"greek"',
    'Cuisine type is not in the database',
    '"num_people","value":4',
    'action_execution_rejected',
  ],
  'shreyas-ecommerce': [
    'milk: 7 left',
    '"count":7',
    'p.png',
    'I do not know gold.',
    'action_execution_rejected',
    '"followup"',
  ],
};

const running: ChildProcess[] = [];
const listening: Server[] = [];

describePeer(
  'the action servers of rasa-sdk',
  [
    file(rasa, 'the real Rasa 3.6; RASA_PEER names its command'),
    file(python, 'its environment: run the command once; RASA_PEER_VENV names its folder'),
    ...projects.flatMap((name) => [
      file(shared(`tools/actions/${name}/actions.py`), 'beside this checkout'),
      file(shared(`rasa-projects/${name}/domain.yml`), 'beside this checkout'),
    ]),
  ],
  () => {
    const pythonPorts = new Map<Project, number>();
    const portedPorts = new Map<Project, number>();
    let root: string;

    beforeAll(async () => {
      root = await mkdtemp(join(tmpdir(), 'hamzaban-action-servers-'));
      for (const name of projects) {
        await copyProject(name);
        pythonPorts.set(name, await startPython(name));
        portedPorts.set(name, await startPorted(name));
      }
    }, START_TIMEOUT_MS);
    afterAll(async () => {
      // Groups of their own: some are scripts around a server.
      for (const { pid, exitCode, signalCode } of running) {
        if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL');
      }
      for (const server of listening) {
        server.closeAllConnections();
        server.close();
      }
      await rm(root, { recursive: true, force: true });
    });

    /** The project with the recordings' pipeline and one variation for each response, so that answers are reproducible. */
    async function copyProject(name: Project): Promise<void> {
      const folder = join(root, name);
      await cp(shared(`rasa-projects/${name}`), folder, { recursive: true });
      for (const path of ['', ...(await readdir(folder, { recursive: true }))]) await chmod(join(folder, path), 0o755);
      const recording = JSON.parse(await readFile(shared(`rasa-golden/${name}.json`), 'utf8')) as {
        config: JsonObject;
      };
      await writeFile(join(folder, 'config.yml'), JSON.stringify(recording.config));
      const domain = parse(await readFile(join(folder, 'domain.yml'), 'utf8')) as {
        responses: Record<string, readonly JsonValue[]>;
      };
      for (const [key, variations] of Object.entries(domain.responses)) domain.responses[key] = variations.slice(0, 1);
      await writeFile(join(folder, 'domain.yml'), JSON.stringify(domain));
      await writeFile(join(folder, 'credentials.yml'), 'rest:\n');
    }

    async function startPython(name: Project): Promise<number> {
      const port = await freePort();
      start(
        python,
        ['-m', 'rasa_sdk', '--actions', 'actions', '--port', String(port)],
        shared(`tools/actions/${name}`),
      );
      await untilAnswering(`http://127.0.0.1:${port}/health`);
      return port;
    }

    async function startPorted(name: Project): Promise<number> {
      const executor = createActionExecutor(portedActions[name]);
      const server = createServer(answerActionCalls({ executor, corsOrigins: [], onFailure: () => undefined }));
      listening.push(server);
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      const address = server.address();
      return typeof address === 'object' && address !== null ? address.port : 0;
    }

    /** A conversation engine of ours with its actions on a port. */
    function engineOf(name: Project, port: number, more: JsonObject = {}, deps: Partial<ActionServerClientDeps> = {}) {
      const endpoint = readActionEndpoint(
        { action_endpoint: { url: `http://localhost:${port}/webhook`, ...more } },
        'endpoints.yml',
      );
      if (endpoint === null) throw new Error('no endpoint');
      const client = createActionServerClient(endpoint, { timeoutMs: 60_000, clock: Date, ...deps });
      return talkersOf(join(root, name), client);
    }

    describe.each(projects)('%s', (name) => {
      it('is answered alike by Python and by TypeScript, with a selective domain and deflated', async () => {
        const plain = await play(engineOf(name, pythonPorts.get(name) ?? 0), name);
        expect(await play(engineOf(name, portedPorts.get(name) ?? 0), name)).toEqual(plain);
        const selective = { enable_selective_domain: true };
        const compressed = engineOf(name, pythonPorts.get(name) ?? 0, selective, { isCompressed: true });
        expect(await play(compressed, name)).toEqual(plain);
        const said = JSON.stringify(plain);
        for (const word of marks[name]) expect(said).toContain(word);
      }, 120_000);

      it(
        'has the same conversations as with the real Rasa, event by event, whichever server runs its actions',
        async () => {
          const folder = join(root, name);
          // The real server keeps its endpoint: what stands there passes calls on to one or the other.
          let target = pythonPorts.get(name) ?? 0;
          const passing = await startPassing(() => target);
          await writeFile(
            join(folder, 'endpoints.yml'),
            `action_endpoint: {url: "http://localhost:${passing}/webhook"}\n`,
          );
          const training = start(rasa, ['train'], folder);
          expect(await new Promise((done) => training.on('exit', done))).toBe(0);
          const port = await freePort();
          start(rasa, ['run', '--enable-api', '--interface', '127.0.0.1', '--port', String(port)], folder);
          await untilAnswering(`http://127.0.0.1:${port}/status`);
          const ours = await play(engineOf(name, target), name);
          expect(await playReal(`http://127.0.0.1:${port}`, name, 'python')).toEqual(ours);
          target = portedPorts.get(name) ?? 0;
          expect(await playReal(`http://127.0.0.1:${port}`, name, 'typescript')).toEqual(ours);
        },
        2 * START_TIMEOUT_MS,
      );
    });

    it('that hang are given up; nobody else waits, and the conversation goes on', async () => {
      const hangs = engineOf('shreyas-ecommerce', pythonPorts.get('shreyas-ecommerce') ?? 0, {}, { timeoutMs: 3000 });
      const talker = hangs('patient');
      let isAnswered = false;
      const say = '/figuring_out_user_product_choice{"product": "apple"}';
      // The server of rasa-sdk runs one action at a time: as long as this one sleeps, it answers nobody.
      const waiting = talker.take({ say, metadata: { sleep: 8 } }).finally(() => {
        isAnswered = true;
      });
      const others = engineOf('formbot', pythonPorts.get('formbot') ?? 0);
      const form = others('busy');
      expect(await form.take('/request_restaurant{"cuisine": "greek"}')).toEqual([{ text: 'How many people?' }]);
      expect(await hangs('without actions').take('/goodbye')).not.toEqual([]);
      expect(isAnswered).toBe(false);
      expect(await waiting).not.toEqual([]);
      expect(talker.failures).toEqual([expect.stringMatching(/'collect_product_info': .* did not answer within 3 s/)]);
      const events = talker.events().map((event) => event['name']);
      expect(events).toContain('collect_product_info');
      // Asked again when the server is awake.
      await untilAnswering(`http://127.0.0.1:${pythonPorts.get('shreyas-ecommerce')}/health`);
      expect(await talker.take({ execute: 'query_product_info' })).toEqual([{ text: 'Hey! How are you?' }]);
    }, 120_000);
  },
);

/** One conversation with an engine. */
interface Talker {
  /** Takes a step; gives what the REST channel would say. */
  take(step: Step): Promise<readonly unknown[]>;
  /** All events so far, without what differs from run to run. */
  events(): readonly JsonObject[];
  /** Why actions failed. */
  readonly failures: readonly string[];
}

/** Our own engine on a project; each name starts a conversation. */
function talkersOf(folder: string, actionServer: ActionServer): (sender: string) => Talker {
  const { project } = readProject(diskTree(folder));
  const { model } = trainDialogue({ ...project, policies: project.config.policies });
  return (sender) => {
    const failures: string[] = [];
    const dialogue = createDialogue({
      model,
      domain: project.domain,
      actionServer,
      random: () => 0,
      clock: Date.now,
      log: ({ fields }) => failures.push(String(fields['error'] ?? fields['reason'])),
    });
    let tracker = newTracker(sender);
    let events: readonly DialogueEvent[] = [];
    return {
      failures,
      events: () => events.map(recordedForm),
      async take(step) {
        const turn = await (typeof step === 'object' && 'execute' in step
          ? // What the HTTP API says when it is not told a confidence.
            dialogue.executeAction(tracker, step.execute, { confidence: 0 })
          : dialogue.handleMessage(tracker, messageOf(step, dialogue.domain)));
        tracker = JSON.parse(JSON.stringify(turn.tracker));
        events = [...latestSession(events), ...turn.events];
        return turn.messages.flatMap(restMessages);
      },
    };
  };
}

/** The in-memory store of the real Rasa forgets earlier sessions with the next message. */
function latestSession(events: readonly DialogueEvent[]): readonly DialogueEvent[] {
  const start = events.findLastIndex((event) => event.event === 'action' && event.name === 'action_session_start');
  return events.slice(Math.max(0, start));
}

function messageOf(
  step: string | { say: string; metadata: JsonObject },
  names: Parameters<typeof parseIntentMessage>[1],
) {
  const { say: text, metadata } = typeof step === 'string' ? { say: step, metadata: {} } : step;
  const parse = parseIntentMessage(text, names) ?? { text, intent: { name: null, confidence: 0 }, entities: [] };
  return { text, parse, inputChannel: 'rest', messageId: 'm', metadata };
}

/** Answers and events of all conversations of a project, by their titles. */
async function play(talkers: (sender: string) => Talker, name: Project) {
  const played: Record<string, unknown> = {};
  for (const [title, steps] of Object.entries(conversations[name])) {
    const talker = talkers(title);
    const answers: (readonly unknown[])[] = [];
    for (const step of steps) {
      const answer = await talker.take(step);
      answers.push(typeof step === 'object' && 'execute' in step ? [] : answer);
    }
    played[title] = { answers, events: talker.events() };
  }
  return JSON.parse(JSON.stringify(played)) as JsonObject;
}

/** The same with the real Rasa over its HTTP API. */
async function playReal(url: string, name: Project, run: string) {
  const post = async (path: string, body: object) => {
    const response = await fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify(body) });
    expect(response.status, path).toBe(200);
    return (await response.json()) as unknown;
  };
  const played: Record<string, unknown> = {};
  for (const [title, steps] of Object.entries(conversations[name])) {
    // The real server does not decode its paths.
    const sender = `${run} ${title}`.replace(/\W+/g, '-');
    const path = `/conversations/${sender}`;
    const answers: unknown[] = [];
    for (const step of steps) {
      if (typeof step === 'object' && 'execute' in step) {
        await post(`${path}/execute`, { name: step.execute });
        answers.push([]);
      } else {
        const { say, metadata = {} } = typeof step === 'string' ? { say: step } : step;
        const said = (await post('/webhooks/rest/webhook', { sender, message: say, metadata })) as JsonObject[];
        answers.push(said.map(({ recipient_id: _, ...message }) => message));
      }
    }
    const response = await fetch(`${url}${path}/tracker?include_events=ALL`);
    const { events } = (await response.json()) as { events: readonly DialogueEvent[] };
    played[title] = { answers, events: events.map(recordedForm) };
  }
  return JSON.parse(JSON.stringify(played)) as JsonObject;
}

function start(command: string, args: readonly string[], cwd: string): ChildProcess {
  const child = spawn('nice', ['-n', '5', command, ...args], { cwd, stdio: 'ignore', detached: true });
  running.push(child);
  return child;
}

async function untilAnswering(url: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const isWell = await fetch(url, { signal: AbortSignal.timeout(5000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (isWell) return;
    if (Date.now() > deadline) throw new Error(`${url} does not answer`);
    await sleep(250);
  }
}

/** Passes calls on to the port of the moment. */
async function startPassing(port: () => number): Promise<number> {
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const answer = await fetch(`http://127.0.0.1:${port()}${request.url}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Buffer.concat(chunks),
    });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  });
  listening.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
