import type { JsonObject } from '@hamzaban/rasa-project';
import { describe, expect, it } from 'vitest';
import { makeBot, texts } from '../../bench/make-bot.ts';
import { newTracker } from '../tracker/snapshot.ts';
import type { ActionRequest, ActionResult, ActionServer } from './action-server.ts';

const domain = `intents: [run, ask, faq, set, nlu_fallback]
entities: [e]
slots:
  s: {type: text, influence_conversation: false, mappings: [{type: custom, action: action_fill}]}
  n: {type: float, influence_conversation: false, mappings: [{type: custom}]}
responses:
  utter_known: [{text: "known {arg} {s}", buttons: [{title: own, payload: /ask}]}]
  utter_faq/hours: [{text: nine to five}]
actions: [action_run, action_fill, {action_told: {send_domain: true}}]
`;
const data = `rules:
- rule: run
  steps: [{intent: run}, {action: action_run}]
- rule: faq
  steps: [{intent: faq}, {action: utter_faq}]
- rule: affirm
  steps: [{intent: ask}, {action: action_default_ask_affirmation}]
`;

function serverOf(answers: Readonly<Record<string, ActionResult | Error>>): {
  server: ActionServer;
  requests: ActionRequest[];
} {
  const requests: ActionRequest[] = [];
  const run = async (request: ActionRequest): Promise<ActionResult> => {
    requests.push(request);
    const answer = answers[request.next_action] ?? { events: [], responses: [] };
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { server: { run }, requests };
}

const answer = (responses: readonly JsonObject[], events: readonly unknown[] = []): ActionResult => ({
  responses,
  events,
});

describe('a custom action', () => {
  it('is asked with the conversation in Rasa’s words', async () => {
    const { server, requests } = serverOf({});
    await makeBot({ domain, data }, { actionServer: server }).say('/run');
    const request = requests.find((each) => each.next_action === 'action_run');
    expect(request).toMatchObject({
      sender_id: 'u',
      version: '3.6.21',
      declaresDomain: false,
      tracker: {
        slots: { s: null, n: null, session_started_metadata: null },
        latest_message: { intent: { name: 'run' }, text: '/run' },
        latest_action_name: 'action_listen',
        latest_action: { action_name: 'action_listen' },
        active_loop: {},
        latest_input_channel: 'rest',
        paused: false,
      },
    });
    expect(request?.tracker.events?.map((event) => event.event)).toContain('session_started');
  });

  it('says its responses before its events, domain responses filled from its arguments', async () => {
    const responses = [
      { text: 'own', buttons: [], image: null, extra: 1 },
      { response: 'utter_known', arg: 'x', buttons: [{ title: 'more', payload: '/run' }], text: '' },
      { response: 'utter_unknown' },
    ];
    const { server } = serverOf({ action_run: answer(responses, [{ event: 'slot', name: 's', value: 'v' }]) });
    const turn = await makeBot({ domain, data }, { actionServer: server }).say('/run');
    expect(texts(turn)).toEqual(['own', 'known x None']);
    expect(turn.messages[1]?.buttons?.map((each) => each['title'])).toEqual(['own', 'more']);
    expect(turn.messages[0]?.metadata).toEqual({ extra: 1 });
    expect(turn.tracker.events.some((event) => event.event === 'slot' && event.value === 'v')).toBe(true);
  });

  it('gives texts, slots and names no characters that no message may hold', async () => {
    const given = answer(
      [{ text: 'a\u0000b\ud83d' }],
      [{ event: 'slot', name: 's', value: ['\u0000v', { 'k\u0001': 1 }] }],
    );
    const { server } = serverOf({ action_run: given });
    const turn = await makeBot({ domain, data }, { actionServer: server }).say('/run');
    expect(texts(turn)).toEqual(['ab\ufffd']);
    expect(turn.events).toContainEqual(expect.objectContaining({ name: 's', value: ['v', { k: 1 }] }));
  });

  it.each([
    ['fails', new TypeError('no')],
    ['sends events that are none', answer([], [{ event: 'nonsense' }])],
    ['sends values deeper than any', answer([{ custom: JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) }])],
    ['opens a loop that is none', answer([], [{ event: 'active_loop', name: 'nonsense' }])],
  ])('that %s counts as run without events', async (_, given) => {
    const logged: string[] = [];
    const { server } = serverOf({ action_run: given });
    const bot = makeBot({ domain, data }, { actionServer: server, log: (entry) => logged.push(entry.message) });
    const names = (await bot.say('/run')).events.flatMap((event) => (event.event === 'action' ? [event.name] : []));
    expect(names).toEqual(['action_session_start', 'action_listen', 'action_run', 'action_listen']);
    expect(logged).toContain('action failed; its events are lost');
  });

  it('that gives listens itself does not keep the turn going for ever', async () => {
    const logged: string[] = [];
    const listened = { event: 'action', name: 'action_listen' };
    const said = { event: 'user', text: 'x', parse_data: { intent: { name: 'run' } } };
    const { server, requests } = serverOf({ action_run: answer([], [listened, said]) });
    const bot = makeBot({ domain, data }, { actionServer: server, log: (entry) => logged.push(entry.message) });
    await bot.say('/run');
    expect(requests.filter((each) => each.next_action === 'action_run').length).toBe(30);
    expect(logged).toContain('a turn without end; it is stopped');
  });

  it('without a server counts as run too', async () => {
    const logged: string[] = [];
    await makeBot({ domain, data }, { log: (entry) => logged.push(entry.message) }).say('/run');
    expect(logged).toEqual(['slot action failed', 'action failed; its events are lost']);
  });

  it('of a mapping fills slots once for a message, and only slots', async () => {
    const filled = answer([{ text: 'unheard' }], [{ event: 'slot', name: 's', value: 1 }, { event: 'restart' }]);
    const { server, requests } = serverOf({ action_fill: filled });
    const turn = await makeBot({ domain, data }, { actionServer: server }).say('/run');
    expect(requests.filter((each) => each.next_action === 'action_fill').length).toBe(1);
    expect(turn.messages).toEqual([]);
    expect(turn.events.filter((event) => event.event === 'slot' || event.event === 'restart').length).toBe(1);
  });

  it('keeps the newest events for its requests, not all', async () => {
    const { server, requests } = serverOf({});
    const bot = makeBot({ domain, data }, { actionServer: server, recentEvents: 10 });
    for (let index = 0; index < 12; index += 1) await bot.say('/run');
    expect(bot.snapshot.recentEvents.length).toBe(10);
    expect(requests.at(-1)?.tracker.events?.length).toBeLessThan(20);
    expect(bot.dialogue.domain.sendsDomain('action_told')).toBe(true);
  });
});

describe('default actions', () => {
  const message = (parse: object) => ({
    text: 't',
    parse: { entities: [], ...parse } as never,
    inputChannel: null,
    messageId: 'm',
  });

  it('say what the response selector chose', async () => {
    const retrieval = domain
      .replace('intents: [', 'intents: [{faq: {is_retrieval_intent: true}}, ')
      .replace(', faq,', ',');
    const { dialogue } = makeBot({ domain: retrieval, data });
    if (!dialogue.domain.isRetrievalIntent('faq')) return;
    const selected = { default: { response: { utter_action: 'utter_faq/hours' } } };
    const parse = { intent: { name: 'faq', confidence: 1 }, response_selector: selected };
    expect(texts(await dialogue.handleMessage(newTracker('u'), message(parse)))).toEqual(['nine to five']);
    const nothing = { intent: { name: 'faq', confidence: 1 }, response_selector: {} };
    expect(texts(await dialogue.handleMessage(newTracker('u'), message(nothing)))).toEqual([]);
    expect(texts(await dialogue.handleMessage(newTracker('u'), message({ intent: { name: 'faq' } })))).toEqual([]);
  });

  it('ask whether the second intent was meant after a fallback', async () => {
    const { dialogue } = makeBot({ domain, data });
    const run = async (parse: object) => {
      const logged = await dialogue.logMessage(newTracker('u'), message(parse));
      return texts(await dialogue.executeAction(logged.tracker, 'action_default_ask_affirmation'));
    };
    const ranking = [{ name: 'nlu_fallback' }, { name: 'ask' }];
    expect(await run({ intent: { name: 'nlu_fallback' }, intent_ranking: ranking })).toEqual(["Did you mean 'ask'?"]);
    expect(await run({ intent: { name: 'run' } })).toEqual(["Did you mean 'run'?"]);
    expect(await run({ intent: { name: null } })).toEqual(["Did you mean 'None'?"]);
  });

  it('take back the turns of a fallback written in stories', async () => {
    const { dialogue } = makeBot({ domain, data });
    const revert = async (actions: readonly string[]) => {
      let { tracker } = await dialogue.startSession(newTracker('u'));
      for (const action of actions) {
        const parse = { intent: { name: 'run', confidence: 0.4 } };
        ({ tracker } = await dialogue.logMessage(tracker, message(parse)));
        ({ tracker } = await dialogue.executeAction(tracker, action));
        ({ tracker } = await dialogue.executeAction(tracker, 'action_listen'));
      }
      ({ tracker } = await dialogue.logMessage(tracker, message({ intent: { name: 'ask', confidence: 0.9 } })));
      const { events } = await dialogue.executeAction(tracker, 'action_revert_fallback_events');
      return events.slice(1).map((event) => event.event);
    };
    expect(await revert(['action_default_ask_affirmation'])).toEqual(['rewind', 'rewind', 'action', 'user']);
    expect(await revert(['action_default_ask_rephrase'])).toEqual(['rewind', 'rewind', 'rewind', 'action', 'user']);
    expect(
      (await revert(['action_default_ask_rephrase', 'action_default_ask_affirmation'])).filter(
        (name) => name === 'rewind',
      ).length,
    ).toBe(5);
    expect(await revert(['utter_known'])).toEqual([]);
  });
});
