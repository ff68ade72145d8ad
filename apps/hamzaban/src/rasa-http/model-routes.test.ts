import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectDocument, type RasaServerUnderTest, startRasaServer } from './fixtures/rasa-server-under-test.ts';

let server: RasaServerUnderTest;
beforeAll(async () => {
  server = await startRasaServer();
});
afterAll(() => server.close());

const yaml = { 'content-type': 'application/x-yaml' };
const modelFiles = () => readdir(`${server.folder}/models`);

describe('POST /model/train', () => {
  it('gives the model of a whole project in one document, and keeps it', async () => {
    const answer = await server.call('POST', '/model/train', projectDocument, yaml);
    expect(answer.status).toBe(200);
    const name = String(answer.headers['filename']);
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="${name}"`);
    expect(await modelFiles()).toContain(name);
    expect((await server.call('PUT', '/model', { model_file: `${server.folder}/models/${name}` })).status).toBe(204);
    expect((await server.call('GET', '/status')).body.model_file).toBe(name);
    expect(await server.say('trained', 'سلام')).toHaveLength(1);
    await server.call('PUT', '/model', { model_file: server.modelPath });
  }, 60_000);

  it('keeps no model when told so', async () => {
    const before = await modelFiles();
    const answer = await server.call(
      'POST',
      '/model/train?save_to_default_model_directory=false',
      projectDocument,
      yaml,
    );
    expect(answer.status).toBe(200);
    expect(await modelFiles()).toEqual(before);
  }, 60_000);

  it('says what is wrong with a document and changes nothing', async () => {
    const before = await modelFiles();
    const broken = await server.call('POST', '/model/train', 'garbage: [', yaml);
    expect(broken).toMatchObject({ status: 400, body: { reason: 'BadRequest' } });
    expect(broken.body.message).toMatch(
      /^The request body does not contain valid YAML\. Error: Failed to read YAML\. line 1/,
    );
    const wrong = await server.call('POST', '/model/train', { config: '', domain: '' });
    expect(wrong).toMatchObject({ status: 500, body: { reason: 'TrainingError' } });
    expect(wrong.body.message).toMatch(/in data\.yml:1:/);
    expect((await server.call('POST', '/model/train')).body.message).toMatch(/^You must provide training data/);
    expect(await modelFiles()).toEqual(before);
    expect((await server.call('GET', '/status')).body.num_active_training_jobs).toBe(0);
  }, 60_000);

  it('answers at once and sends the result later where a callback_url is given, but never into private networks', async () => {
    const received: IncomingMessage[] = [];
    const listener = createServer((request, response) => {
      received.push(request);
      response.end();
    }).listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const { port } = listener.address() as AddressInfo;
    const url = encodeURIComponent(`http://127.0.0.1:${port}/result`);
    const answer = await server.call('POST', `/model/test/intents?callback_url=${url}`, 'nlu: []', yaml);
    expect(answer.status).toBe(204);
    expect(received).toEqual([]);
    listener.close();
  });
});

describe('a result for a callback_url', () => {
  it('is sent as the route would have answered, errors in their shape', async () => {
    const bodies: { url: string; body: string }[] = [];
    const own = await startRasaServer({
      callBack: async (url, { body }) => {
        bodies.push({ url, body: Buffer.from(body).toString('utf8') });
      },
    });
    await own.call('POST', '/model/test/intents?callback_url=http%3A%2F%2Fx.example%2F', '{', {
      'content-type': 'application/json',
    });
    await own.call('POST', '/model/train?callback_url=http%3A%2F%2Fy.example%2F', 'garbage: [', yaml);
    await expect.poll(() => bodies.length).toBe(2);
    expect(JSON.parse(bodies[0]?.body ?? '')).toMatchObject({ reason: 'UnexpectedError', code: 500 });
    expect(JSON.parse(bodies[1]?.body ?? '')).toMatchObject({ reason: 'BadRequest', code: 400 });
    await own.call('POST', '/model/train?callback_url=http%3A%2F%2Fz.example%2F', projectDocument, yaml);
    await expect.poll(() => bodies.length, { timeout: 30_000 }).toBe(3);
    expect(bodies[2]?.body.length).toBeGreaterThan(1000);
    await own.close();
  }, 60_000);
});

describe('POST /model/test', () => {
  it('tests stories with and without understanding them', async () => {
    const stories = `version: "3.1"
stories:
- story: good
  steps: [{user: سلام, intent: greet}, {action: utter_greet}]
- story: bad
  steps: [{intent: greet}, {action: utter_done}]
`;
    const plain = await server.call('POST', '/model/test/stories', stories, yaml);
    expect(plain.body).toMatchObject({ is_end_to_end_evaluation: false, in_training_data_fraction: 0 });
    expect(plain.body.actions).toContainEqual({
      action: 'utter_greet',
      predicted: 'utter_greet',
      policy: 'RulePolicy',
      confidence: 1,
    });
    expect(plain.body.report.utter_done).toMatchObject({ recall: 0, support: 1 });
    const endToEnd = await server.call('POST', '/model/test/stories?e2e=true', stories, yaml);
    expect(endToEnd.body.report.greet).toMatchObject({ precision: 1, support: 2 });
    const none = await server.call('POST', '/model/test/stories', 'nothing: 1', yaml);
    expect(none.body).toMatchObject({ report: {}, actions: [], accuracy: 0 });
    expect((await server.call('POST', '/model/test/stories')).body.message).toMatch(/^You must provide some stories/);
    expect((await server.call('POST', '/model/test/stories', 'x: [', yaml)).status).toBe(400);
  }, 60_000);

  it('tests understanding on given examples', async () => {
    const nlu = `version: "3.1"
nlu:
- intent: greet
  examples: |
    - سلام
    - /greet
- intent: order
  examples: |
    - به [تهران](city)
    - چیز دیگر
`;
    const { body } = await server.call('POST', '/model/test/intents', nlu, yaml);
    expect(body.intent_evaluation.predictions).toContainEqual({
      text: 'سلام',
      intent: 'greet',
      predicted: 'greet',
      confidence: 1,
    });
    expect(body.intent_evaluation.errors).toMatchObject([{ text: 'به تهران' }, { text: 'چیز دیگر' }]);
    expect(body.entity_evaluation.RegexEntityExtractor).toMatchObject({ precision: 1 });
    const one = await server.call('POST', '/model/test/intents', 'nlu: [{intent: a, examples: "- x"}]', yaml);
    expect(one.body).toEqual({ intent_evaluation: null, entity_evaluation: null, response_selection_evaluation: null });
    expect((await server.call('POST', '/model/test/intents')).body.message).toMatch(/^You must provide some nlu data/);
    const folds = await server.call('POST', '/model/test/intents?cross_validation_folds=2', nlu, yaml);
    expect(folds.body).toMatchObject({ reason: 'TestingError', code: 400 });
    const missing = await server.call('POST', '/model/test/intents?model=/none.tar.gz', nlu, yaml);
    expect(missing.body).toMatchObject({ reason: 'TestingError', code: 500 });
  }, 60_000);
});

describe('PUT and DELETE /model', () => {
  it('refuse what cannot be loaded and leave the model in use', async () => {
    const none = await server.call('PUT', '/model', { model_file: '/nope.tar.gz' });
    expect(none).toMatchObject({
      status: 400,
      body: { message: "Agent with name '/nope.tar.gz' could not be loaded." },
    });
    expect((await server.call('PUT', '/model', {})).body.message).toBe("Agent with name 'None' could not be loaded.");
    expect((await server.call('PUT', '/model')).body.message).toMatch(/^No path to model file/);
    for (const key of ['model_server', 'remote_storage'])
      expect((await server.call('PUT', '/model', { [key]: 'x' })).body.message).toMatch(
        /^Models are loaded from files only/,
      );
    expect((await server.call('GET', '/status')).status).toBe(200);
  });

  it('take the model away and bring it back, conversations go on', async () => {
    await server.say('kept', 'سفارش');
    expect((await server.call('DELETE', '/model')).status).toBe(204);
    expect((await server.call('GET', '/conversations/kept/tracker')).status).toBe(409);
    await server.call('PUT', '/model', { model_file: server.modelPath });
    expect(await server.say('kept', 'به شیراز')).toMatchObject([{ text: 'به شیراز می‌فرستیم.' }]);
    expect(existsSync(server.modelPath)).toBe(true);
  });
});

it('reads a body whatever its type says', async () => {
  const reply = await server.app.inject({
    method: 'POST',
    url: '/model/parse',
    headers: { 'content-type': 'text/plain' },
    payload: '{"text": "سلام"}',
  });
  expect(reply.json()).toMatchObject({ intent: { name: 'greet' } });
  expect(await text(reply.stream())).toContain('greet');
});
