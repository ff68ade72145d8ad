import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RasaServerUnderTest, startRasaServer } from './fixtures/rasa-server-under-test.ts';

let server: RasaServerUnderTest;
beforeAll(async () => {
  server = await startRasaServer();
});
afterAll(() => server.close());

interface EventBody {
  readonly event: string;
  readonly name?: string;
  readonly timestamp: number;
}

const namesOf = (events: readonly EventBody[]) => events.map(({ event, name }) => (name ? `${event} ${name}` : event));

describe('a conversation', () => {
  it('is shown with all its events, whatever its id is made of', async () => {
    await server.say('تهران/۱ ?', 'سلام');
    const { body } = await server.call('GET', `/conversations/${encodeURIComponent('تهران/۱ ?')}/tracker`);
    expect(body.sender_id).toBe('تهران/۱ ?');
    expect(namesOf(body.events)).toEqual([
      'action action_session_start',
      'session_started',
      'action action_listen',
      'user',
      'user_featurization',
      'action utter_greet',
      'bot',
      'action action_listen',
    ]);
    expect(body.events[3].metadata).toMatchObject({
      model_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      assistant_id: 'test-shop',
    });
  });

  it('is shown as it was at an earlier time', async () => {
    await server.say('until', 'سلام');
    const { body } = await server.call('GET', '/conversations/until/tracker');
    const start = body.events[2].timestamp;
    const earlier = await server.call('GET', `/conversations/until/tracker?until=${start}`);
    expect(earlier.body.events).toHaveLength(3);
    expect(earlier.body.latest_message.text).toBeNull();
  });

  it('shows only what comes after a restart, or all of it', async () => {
    await server.say('restarted', 'سلام');
    const posted = await server.call('POST', '/conversations/restarted/tracker/events', { event: 'restart' });
    expect(posted.body.followup_action).toBe('action_session_start');
    const after = await server.call('GET', '/conversations/restarted/tracker');
    expect(after.body.events).toEqual([]);
    const all = await server.call('GET', '/conversations/restarted/tracker?include_events=all');
    expect(all.body.events).toHaveLength(9);
  });

  it('counts emoji as one character in offsets, as Python does', async () => {
    await server.say('emoji', '😀 به شیراز');
    const { body } = await server.call('GET', '/conversations/emoji/tracker');
    expect(body.latest_message.entities).toMatchObject([{ entity: 'city', value: 'شیراز', start: 5, end: 10 }]);
    const parsed = await server.call('POST', '/model/parse', { text: '😀 به شیراز' });
    expect(parsed.body.entities).toMatchObject([{ start: 5, end: 10 }]);
    expect(parsed.body.text_tokens).toEqual([
      [2, 4],
      [5, 10],
    ]);
  });

  it('takes given events, as they are, and goes on from them', async () => {
    const events = [
      { event: 'action', name: 'action_session_start' },
      { event: 'session_started' },
      { event: 'action', name: 'action_listen' },
      { event: 'user', text: 'سفارش', parse_data: { intent: { name: 'order', confidence: 1 }, entities: [] } },
      { event: 'action', name: 'order_form', policy: 'RulePolicy', confidence: 1 },
      { event: 'active_loop', name: 'order_form' },
      { event: 'slot', name: 'requested_slot', value: 'city' },
      { event: 'bot', text: 'کدام شهر؟', data: {} },
      { event: 'action', name: 'action_listen' },
    ];
    const put = await server.call('PUT', '/conversations/given/tracker/events', events);
    expect(put.body.active_loop).toMatchObject({ name: 'order_form', rejected: false });
    expect(put.body.events).toHaveLength(events.length);
    expect(put.body.events[7].data).toEqual({});
    expect(await server.say('given', 'به شیراز')).toEqual([{ recipient_id: 'given', text: 'به شیراز می‌فرستیم.' }]);
    await server.call('PUT', '/conversations/given/tracker/events', []);
    expect((await server.call('GET', '/conversations/given/tracker')).body.active_loop).toEqual({});
  });

  it('begins its session before events that do not begin one', async () => {
    const { body } = await server.call('POST', '/conversations/fresh/tracker/events', {
      event: 'slot',
      name: 'city',
      value: 'قم',
    });
    expect(namesOf(body.events)).toEqual([
      'action action_session_start',
      'session_started',
      'action action_listen',
      'slot city',
    ]);
    expect(body.slots.city).toBe('قم');
  });

  it('refuses events that are none, and an empty list, and changes nothing', async () => {
    await server.say('kept', 'سلام');
    const bogus = await server.call('POST', '/conversations/kept/tracker/events', { event: 'bogus' });
    expect(bogus).toMatchObject({ status: 400, body: { reason: 'BadRequest' } });
    expect(bogus.body.message).toMatch(/^Failed to validate the events format.*\{'event': 'bogus'\} is not valid/s);
    expect((await server.call('POST', '/conversations/kept/tracker/events', [])).status).toBe(500);
    expect((await server.call('POST', '/conversations/kept/tracker/events', 'nope')).status).toBe(400);
    const half = await server.call('POST', '/conversations/kept/tracker/events', [
      { event: 'pause' },
      { event: 'reminder' },
    ]);
    expect(half).toMatchObject({ status: 500, body: { reason: 'ConversationError' } });
    expect((await server.call('GET', '/conversations/kept/tracker')).body).toMatchObject({ paused: false });
  });

  it('is told as a test story, sessions apart', async () => {
    await server.say('told', '/order{"city": "قم"}');
    await server.call('POST', '/conversations/told/tracker/events', [
      { event: 'action', name: 'action_session_start' },
      { event: 'session_started' },
      { event: 'action', name: 'action_listen' },
    ]);
    const { body, headers } = await server.call('GET', '/conversations/told/story?all_sessions=true');
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(body).toBe(`version: "3.1"
stories:
- story: told, story 1
  steps:
  - intent: order
    user: |-
      /order{"city": "قم"}
  - slot_was_set:
    - city: قم
  - action: order_form
  - active_loop: order_form
  - slot_was_set:
    - city: قم
  - slot_was_set:
    - requested_slot: null
  - active_loop: null
  - action: utter_done
- story: told, story 2
  steps: []
`);
    await server.say('written', 'به شیراز');
    const written = await server.call('GET', '/conversations/written/story');
    expect(written.body).toContain('      به [شیراز](city)\n');
  });

  it('runs an action, and shows the conversation from before it', async () => {
    await server.say('run', 'سلام');
    const { body } = await server.call('POST', '/conversations/run/execute', {
      name: 'utter_greet',
      policy: 'Me',
      confidence: 0.5,
    });
    expect(body.messages).toEqual([{ recipient_id: 'run', text: 'سلام!' }]);
    expect(body.tracker.events).toHaveLength(8);
    const { body: after } = await server.call('GET', '/conversations/run/tracker');
    expect(after.events[8]).toMatchObject({ event: 'action', name: 'utter_greet', policy: 'Me', confidence: 0.5 });
    const unknown = await server.call('POST', '/conversations/run/execute', { name: 'utter_nothing' });
    expect(unknown).toMatchObject({ status: 500, body: { reason: 'ConversationError' } });
    expect(unknown.body.message).toMatch(/Available actions are: \n\t - action_listen\n/);
    expect(await server.call('POST', '/conversations/run/execute', {})).toMatchObject({ status: 400 });
    expect(await server.call('POST', '/conversations/never/execute', { name: 'x' })).toMatchObject({
      status: 404,
      body: { reason: 'Not found' },
    });
  });

  it('takes an intent from outside, with entities as a map or a list', async () => {
    const map = await server.call('POST', '/conversations/out/trigger_intent', {
      name: 'order',
      entities: { city: 'یزد' },
    });
    expect(map.body.messages).toMatchObject([{ text: 'به یزد می‌فرستیم.' }]);
    const list = await server.call('POST', '/conversations/out/trigger_intent', {
      name: 'order',
      entities: [{ entity: 'city', value: 'بم' }, 5],
    });
    expect(list.body.messages).toMatchObject([{ text: 'به بم می‌فرستیم.' }]);
    expect(list.body.tracker.events.filter(({ event }: EventBody) => event === 'user')).toMatchObject([
      { text: 'EXTERNAL: order', metadata: { is_external: true } },
      { text: 'EXTERNAL: order' },
    ]);
    const none = await server.call('POST', '/conversations/out/trigger_intent', { name: 'nothing' });
    expect(none).toMatchObject({ status: 404, body: { reason: 'NotFound' } });
    expect(none.body.message).toBe("The intent 'nothing' does not exist in the domain.");
    expect((await server.call('POST', '/conversations/out/trigger_intent', {})).status).toBe(400);
    expect((await server.call('POST', '/conversations/out/trigger_intent')).status).toBe(500);
  });

  it('tells what comes next, highest score first', async () => {
    await server.call('POST', '/conversations/next/messages', { sender: 'user', text: 'سلام' });
    const { body } = await server.call('POST', '/conversations/next/predict');
    expect(body.scores[0]).toEqual({ action: 'utter_greet', score: 1 });
    expect(body.policy).toBe('RulePolicy');
    expect(body.scores[1]).toEqual({ action: 'action_default_fallback', score: 0.3 });
    const others: string[] = body.scores.slice(2).map(({ action }: { action: string }) => action);
    expect(others).toEqual([...others].sort());
  });

  it('logs a message with or without what was understood, and says nothing', async () => {
    const own = await server.call('POST', '/conversations/log/messages', { sender: 'user', text: ' سلام ' });
    expect(own.body.latest_message).toMatchObject({ text: 'سلام', intent: { name: 'greet' } });
    const given = await server.call('POST', '/conversations/log/messages', {
      sender: 'user',
      text: 'هرچه',
      parse_data: { intent: { name: 'order' }, entities: [{ entity: 'city', value: 'ری' }] },
    });
    expect(given.body.slots.city).toBe('ری');
    expect(given.body.latest_action_name).toBe('action_listen');
    const failures = [
      [{ sender: 'bot', text: 'x' }, 400],
      [{ text: 'x' }, 400],
      [{ sender: 'user' }, 500],
      [{ sender: 'user', text: 'x', parse_data: { intent: {} } }, 500],
    ] as const;
    for (const [body, status] of failures)
      expect((await server.call('POST', '/conversations/log/messages', body)).status).toBe(status);
    expect((await server.call('POST', '/conversations/log/messages')).body.message).toMatch(/^No message defined/);
  });

  it('refuses an unknown verbosity, and is `default` without an id', async () => {
    expect((await server.call('GET', '/conversations/x/tracker?include_events=SOME')).body.message).toBe(
      "Invalid parameter value for 'include_events'. Should be one of NONE, APPLIED, AFTER_RESTART, ALL",
    );
    expect((await server.call('GET', '/conversations//tracker')).body.sender_id).toBe('default');
    expect((await server.call('GET', '/conversations/%/tracker')).body).toMatchObject({ status: 400 });
    expect((await server.call('GET', '/conversations/x/nothing')).status).toBe(404);
    expect((await server.call('PUT', '/conversations/x/predict')).status).toBe(405);
  });
});

describe('the model', () => {
  it('is described, and its domain given as JSON or YAML', async () => {
    expect((await server.call('GET', '/status')).body).toMatchObject({
      model_file: 'test-model.tar.gz',
      num_active_training_jobs: 0,
    });
    expect((await server.call('GET', '/version')).body).toEqual({
      version: '3.6.21',
      minimum_compatible_version: '3.6.21',
    });
    expect((await server.call('GET', '/domain')).body.forms).toEqual({ order_form: { required_slots: ['city'] } });
    const yaml = await server.call('GET', '/domain', undefined, { accept: 'application/x-yaml' });
    expect(yaml.headers['content-type']).toBe('application/x-yaml');
    expect(yaml.body).toContain('order_form:');
    expect((await server.call('GET', '/domain', undefined, { accept: 'text/html' })).status).toBe(406);
  });

  it('understands a text, also in the shape of other services', async () => {
    const text = 'شهر شیراز';
    expect((await server.call('POST', '/model/parse', { text })).body.intent).toEqual({ name: null, confidence: 0 });
    const wit = await server.call('POST', '/model/parse?emulation_mode=wit', { text });
    expect(wit.body.entities['city:city']).toMatchObject([{ value: 'شیراز', body: 'شیراز', role: 'city' }]);
    const luis = await server.call('POST', '/model/parse?emulation_mode=LUIS', { text });
    expect(luis.body.prediction.entities).toMatchObject({
      city: ['شیراز'],
      $instance: { city: [{ startIndex: 4, length: 5 }] },
    });
    const dialogflow = await server.call('POST', '/model/parse?emulation_mode=DialogFlow', { text: 'سلام' });
    expect(dialogflow.body.queryResult).toMatchObject({ action: 'greet', parameters: {} });
    expect((await server.call('POST', '/model/parse?emulation_mode=x', { text })).status).toBe(400);
  });

  it.each([
    [undefined, 400, /^No text message defined/],
    ['nope', 500, /Failed when parsing body as json$/],
    [{}, 500, /Error: 'text'$/],
    [[1], 500, /list indices must be integers/],
    ['"a"', 500, /string indices must be integers/],
    ['5', 500, /'int' object is not subscriptable/],
    ['null', 500, /'NoneType' object/],
    ['true', 500, /'bool' object/],
    ['1.5', 500, /'float' object/],
    [{ text: 5 }, 500, /Error: $/],
    [{ text: [] }, 500, /list index out of range/],
  ])("says in Rasa's words what is wrong with the body %j", async (body, status, message) => {
    const answer = await server.call('POST', '/model/parse', body);
    expect(answer.status).toBe(status);
    expect(answer.body.message).toMatch(message);
  });

  it('predicts for given events, in the order of the actions', async () => {
    const events = [
      { event: 'action', name: 'action_listen' },
      { event: 'user', text: 'x', parse_data: { intent: { name: 'greet', confidence: 1 }, entities: [] } },
    ];
    const { body } = await server.call('POST', '/model/predict?include_events=NONE', events);
    expect(body.scores[0].action).toBe('action_listen');
    expect(body).toMatchObject({
      policy: 'RulePolicy',
      confidence: 1,
      tracker: { sender_id: 'default', events: null },
    });
    expect((await server.call('POST', '/model/predict', [])).body.policy).toBe('followup_action');
    expect((await server.call('POST', '/model/predict', { event: 'reminder' })).body.message).toMatch(
      /^Supplied events are not valid/,
    );
  });
});

describe('other origins', () => {
  it('are answered as --cors says', async () => {
    const origin = { origin: 'https://shop.example' };
    const all = await server.call('GET', '/status', undefined, origin);
    expect(all.headers).toMatchObject({ 'access-control-allow-origin': 'https://shop.example', vary: 'Origin' });
    const preflight = await server.call('OPTIONS', '/status', undefined, {
      ...origin,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'x-a',
    });
    expect(preflight.status).toBe(200);
    expect(preflight.headers).toMatchObject({ 'access-control-allow-headers': 'x-a' });
    const failure = await server.call('GET', '/conversations/none/story', undefined, origin);
    expect(failure.headers['access-control-allow-origin']).toBeUndefined();

    const few = await startRasaServer({ origins: ['https://shop.example'] });
    expect((await few.call('GET', '/status', undefined, origin)).headers['access-control-allow-origin']).toBe(
      origin.origin,
    );
    const foreign = await few.call('GET', '/status', undefined, { origin: 'https://other.example' });
    expect(foreign.headers['access-control-allow-origin']).toBeUndefined();
    await few.close();
  });
});
