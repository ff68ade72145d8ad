import { describe, expect, it } from 'vitest';
import { makeBot, texts } from '../../bench/make-bot.ts';
import { newTracker } from '../tracker/snapshot.ts';
import { UnknownActionError } from './unknown-action-error.ts';

const domain = `intents: [a, b, remind, {use: {use_entities: [x]}}, {ignore: {ignore_entities: [x]}}, {none: {use_entities: []}}]
entities: [x, {y: {roles: [r], groups: [g]}}, {quiet: {influence_conversation: false}}]
slots:
  x: {type: text, mappings: [{type: from_entity, entity: x}]}
responses:
  utter_a: [{text: "A {x}"}]
  utter_b: [{text: B1}, {text: B2}]
  utter_default: [{text: what}]
`;
const data = `rules:
- rule: a
  steps: [{intent: a}, {action: utter_a}]
- rule: b
  steps: [{intent: b}, {action: utter_b}]
- rule: remind
  steps: [{intent: remind}, {action: utter_a}]
`;
const minute = 60_000;

describe('a turn', () => {
  it('says why it did what it did', async () => {
    const { decisions } = await makeBot({ domain, data }).say('/a');
    expect(decisions.map((each) => [each.action, each.policy, each.reason])).toEqual([
      ['action_session_start', null, null],
      ['utter_a', 'RulePolicy', "rule 'a'"],
      ['action_listen', 'RulePolicy', "rule 'a'"],
    ]);
  });

  it('takes variations by the random numbers it is given', async () => {
    expect(texts(await makeBot({ domain, data }, { random: () => 0.7 }).say('/b'))).toEqual(['B2']);
    expect(texts(await makeBot({ domain, data }, { random: () => 0.2 }).say('/b'))).toEqual(['B1']);
  });

  it('puts the given metadata into every event', async () => {
    const { events } = await makeBot({ domain, data }, { eventMetadata: { model_id: 'm1' } }).say('/a');
    expect(events.every((event) => event.metadata?.['model_id'] === 'm1')).toBe(true);
  });

  it('starts a new session after the time the domain says, slots carried over', async () => {
    let now = 0;
    const bot = makeBot({ domain, data }, { clock: () => now });
    await bot.say('/a{"x": "1"}');
    now += 59 * minute;
    const names = async () => (await bot.say('/a')).events.map((event) => event.event);
    expect(await names()).not.toContain('session_started');
    now += 61 * minute;
    const { events } = await bot.say('/a');
    expect(events.slice(0, 4).map((event) => event.event)).toEqual(['action', 'session_started', 'slot', 'action']);
  });

  it('keeps metadata of the first message in a slot', async () => {
    const { dialogue } = makeBot({ domain, data });
    const parse = { intent: { name: 'a', confidence: 1 }, entities: [] };
    const message = { text: '/a', parse, inputChannel: 'x', messageId: 'm', metadata: { from: 'page' } };
    const { events } = await dialogue.handleMessage(newTracker('u'), message);
    expect(events.filter((event) => event.event === 'slot').map((event) => event.value)).toEqual([
      { from: 'page' },
      { from: 'page' },
    ]);
  });

  it('stops after as many actions as allowed', async () => {
    const logged: string[] = [];
    const loop =
      'rules:\n- rule: on\n  steps: [{intent: a}, {action: utter_a}, {action: utter_b}, {action: utter_a}, {action: utter_b}]\n';
    const bot = makeBot({ domain, data: loop }, { maxPredictions: 2, log: (entry) => logged.push(entry.message) });
    expect(texts(await bot.say('/a'))).toEqual(['A None', 'B1']);
    expect(logged).toEqual(['too many actions without listening; the turn is stopped']);
    expect((await bot.say('/b')).messages).toEqual([]);
  });

  it('fails plainly when a rule names an action that is not there', async () => {
    const bot = makeBot({ domain, data: 'rules:\n- rule: x\n  steps: [{intent: a}, {action: action_gone}]\n' });
    await expect(bot.say('/a')).rejects.toThrow(UnknownActionError);
  });

  it('handles the same conversation the same way each time', async () => {
    const [one, two] = await Promise.all(
      [1, 2].map(async () => {
        const bot = makeBot({ domain, data });
        const turns = [];
        for (const text of ['/a', 'x', '/b', '/back']) turns.push((await bot.say(text)).events);
        return JSON.stringify(turns);
      }),
    );
    expect(one).toBe(two);
  });
});

describe('what Rasa offers over HTTP', () => {
  it('triggers an intent as an external message with entities', async () => {
    const { dialogue, snapshot } = makeBot({ domain, data });
    const turn = await dialogue.triggerIntent(snapshot, 'remind', { entities: { x: 'v' } });
    expect(texts(turn)).toEqual(['A v']);
    expect(turn.events.find((event) => event.event === 'user')).toMatchObject({
      text: 'EXTERNAL: remind',
      metadata: { is_external: true },
      parse_data: { intent: { name: 'remind' }, entities: [{ entity: 'x', value: 'v' }] },
    });
    const listed = await dialogue.triggerIntent(snapshot, 'remind', { entities: [{ entity: 'x', value: 'w' }] });
    expect(texts(listed)).toEqual(['A w']);
  });

  it('runs one action, predicts, logs a message without answering', async () => {
    const { dialogue, snapshot } = makeBot({ domain, data });
    const ran = await dialogue.executeAction(snapshot, 'utter_b', { policy: 'me', confidence: 0.5 });
    expect(ran.events.at(-2)).toMatchObject({ event: 'action', name: 'utter_b', policy: 'me', confidence: 0.5 });
    const parse = { intent: { name: 'a', confidence: 1 }, entities: [] };
    const logged = await dialogue.logMessage(snapshot, { text: 'x', parse, inputChannel: null, messageId: 'm' });
    expect(logged.messages).toEqual([]);
    const prediction = dialogue.predictNext(logged.tracker);
    expect(prediction).toMatchObject({ policy: 'RulePolicy', confidence: 1 });
    expect(prediction.scores.length).toBe(dialogue.domain.actionNames.length);
    expect(prediction.scores.find((each) => each.action === 'utter_a')?.score).toBe(1);
  });

  it('describes a conversation in Rasa’s words', async () => {
    const bot = makeBot({ domain, data });
    const { tracker } = await bot.say('/a{"x": "v"}');
    expect(bot.dialogue.describe(tracker)).toMatchObject({
      sender_id: 'u',
      slots: { x: 'v', session_started_metadata: null },
      events: null,
      latest_action_name: 'action_listen',
      latest_message: { intent: { name: 'a' } },
      followup_action: null,
    });
    expect(bot.dialogue.describe(newTracker('n'))).toMatchObject({ latest_action: {}, latest_message: { text: null } });
  });

  it('appends events as they are, and starts a session on demand', async () => {
    const { dialogue, snapshot } = makeBot({ domain, data });
    const started = await dialogue.startSession(snapshot);
    const { tracker } = dialogue.appendEvents(started.tracker, [
      { event: 'slot', timestamp: 1, name: 'x', value: 'v' },
      { event: 'followup', timestamp: 1, name: 'utter_a' },
    ]);
    expect(dialogue.predictNext(tracker)).toMatchObject({ policy: 'followup_action', confidence: 1 });
    const { tracker: gone } = dialogue.appendEvents(tracker, [
      { event: 'followup', timestamp: 2, name: 'action_gone' },
    ]);
    expect(dialogue.predictNext(gone).policy).toBe('RulePolicy');
    expect((await dialogue.startSession(tracker)).events).toEqual([]);
  });
});

describe('entities in the state', () => {
  it('are those the intent lets through', () => {
    const { domain: view } = makeBot({ domain, data }).dialogue;
    expect([...(view.usedEntities('a') ?? [])]).toEqual(['x', 'y', 'y#r', 'y#g']);
    expect([...(view.usedEntities('use') ?? [])]).toEqual(['x']);
    expect([...(view.usedEntities('ignore') ?? [])]).toEqual(['y', 'y#r', 'y#g']);
    expect([...(view.usedEntities('none') ?? [])]).toEqual([]);
    expect(view.usedEntities('foreign')).toBeNull();
    expect(view.usedEntities(null)).toBeNull();
  });
});
