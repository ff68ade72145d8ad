import { describe, expect, it } from 'vitest';
import { makeBot, texts } from '../../dialogue/bench/make-bot.ts';
import {
  type Action,
  ActionExecuted,
  ActionExecutionRejected,
  ActionExecutionRejection,
  ActionNotFoundError,
  type ActionOutcome,
  ActionReverted,
  ActiveLoop,
  AgentUttered,
  AllSlotsReset,
  BotUttered,
  type CollectingDispatcher,
  ConversationPaused,
  ConversationResumed,
  createActionExecutor,
  createInProcessActionServer,
  DuplicateActionError,
  FollowupAction,
  LoopInterrupted,
  ReminderCancelled,
  ReminderScheduled,
  Restarted,
  SessionStarted,
  SlotSet,
  type Tracker,
  UserUtteranceReverted,
  UserUttered,
} from './index.ts';

type Run = (dispatcher: CollectingDispatcher, tracker: Tracker) => ActionOutcome | Promise<ActionOutcome>;

function actionOf(name: string, run: Run): Action {
  return { name: () => name, run };
}

const call = (next_action: string) => ({ next_action, tracker: { sender_id: 'u', slots: { s: { deep: 1 } } } });

describe('an executor', () => {
  it('gives events and messages in the shape of the protocol', async () => {
    const executor = createActionExecutor([
      actionOf('action_x', (dispatcher) => {
        dispatcher.utterMessage({ text: 'hi' });
        dispatcher.utterMessage({ response: 'utter_x', name: 'Sara', missing: undefined, buttons: [{ title: 't' }] });
        return [SlotSet('s', 1), FollowupAction('utter_y')];
      }),
    ]);
    const rest = { elements: [], custom: {}, image: null, attachment: null };
    expect(await executor.run(call('action_x'))).toEqual({
      events: [
        { event: 'slot', timestamp: null, name: 's', value: 1 },
        { event: 'followup', timestamp: null, name: 'utter_y' },
      ],
      responses: [
        { text: 'hi', buttons: [], template: null, response: null, ...rest },
        { text: null, buttons: [{ title: 't' }], template: 'utter_x', response: 'utter_x', ...rest, name: 'Sara' },
      ],
    });
  });

  it('knows its actions, takes none twice, and says which it has not', async () => {
    const action = actionOf('action_x', () => undefined);
    const executor = createActionExecutor([action]);
    expect(executor.names).toEqual(['action_x']);
    expect(await executor.run(call('action_x'))).toEqual({ events: [], responses: [] });
    await expect(executor.run(call('action_y'))).rejects.toThrow(ActionNotFoundError);
    expect(() => createActionExecutor([action, action])).toThrow(DuplicateActionError);
  });

  it('hands the conversation over so that changes of it stay with the action', async () => {
    const given = call('action_x');
    const executor = createActionExecutor([
      actionOf('action_x', (_, tracker) => {
        tracker.slots['s'] = 'changed';
        tracker.addSlots([SlotSet('t', 2), { event: 'restart' }]);
        return [SlotSet('seen', tracker.getSlot('t'))];
      }),
    ]);
    expect((await executor.run(given)).events[0]).toMatchObject({ value: 2 });
    expect(given.tracker.slots).toEqual({ s: { deep: 1 } });
  });
});

describe('event makers', () => {
  it('make what rasa-sdk makes', () => {
    const at = new Date(Date.UTC(2026, 0, 2));
    const timestamp = null;
    const none = { timestamp, name: null, intent: null, entities: null };
    expect([
      AllSlotsReset(),
      Restarted(),
      SessionStarted(),
      ActiveLoop('f'),
      LoopInterrupted(true),
      ConversationPaused(),
      ConversationResumed(),
      UserUtteranceReverted(),
      ActionReverted(),
      ActionExecuted('a', { policy: 'p', confidence: 1 }),
      ActionExecutionRejected('a'),
      UserUttered('t', { parseData: { intent: {} } }),
      BotUttered('t', { data: { image: 'i' } }),
      AgentUttered('t'),
      ReminderScheduled('i', at, { entities: { a: 1 }, name: 'n', killsOnUserMessage: false }),
      ReminderCancelled(),
    ]).toEqual([
      { event: 'reset_slots', timestamp },
      { event: 'restart', timestamp },
      { event: 'session_started', timestamp },
      { event: 'active_loop', timestamp, name: 'f' },
      { event: 'loop_interrupted', timestamp, is_interrupted: true },
      { event: 'pause', timestamp },
      { event: 'resume', timestamp },
      { event: 'rewind', timestamp },
      { event: 'undo', timestamp },
      { event: 'action', timestamp, name: 'a', policy: 'p', confidence: 1 },
      { event: 'action_execution_rejected', timestamp, name: 'a', policy: null, confidence: null },
      { event: 'user', timestamp, text: 't', parse_data: { intent: {} }, input_channel: null },
      { event: 'bot', timestamp, text: 't', data: { image: 'i' }, metadata: null },
      { event: 'agent', timestamp, text: 't', data: null },
      {
        ...none,
        event: 'reminder',
        intent: 'i',
        entities: { a: 1 },
        name: 'n',
        date_time: '2026-01-02T00:00:00.000Z',
        kill_on_user_msg: false,
      },
      { ...none, event: 'cancel_reminder' },
    ]);
  });
});

describe('actions in the bot’s process', () => {
  const domain = `intents: [run]
slots: {s: {type: any, mappings: [{type: custom}]}}
responses: {utter_run: [{text: "ran {s}"}], utter_default: [{text: fallback}]}
actions: [action_x]
`;
  const data = `rules:
- rule: run
  steps: [{intent: run}, {action: action_x}, {action: utter_run}]
`;
  async function said(run: Run, timeoutMs = 20_000) {
    const logged: string[] = [];
    const actionServer = createInProcessActionServer({
      executor: createActionExecutor([actionOf('action_x', run)]),
      timeoutMs,
      timers: { setTimeout, clearTimeout: (handle) => clearTimeout(handle as NodeJS.Timeout) },
    });
    const log = (entry: { readonly fields: object }) => logged.push(JSON.stringify(entry.fields));
    const turn = await makeBot({ domain, data }, { actionServer, log }).say('/run');
    return { texts: texts(turn), events: turn.events, logged: logged.join() };
  }

  it('are part of the conversation', async () => {
    const { texts } = await said((dispatcher, tracker) => {
      dispatcher.utterMessage({ text: `hi ${tracker.senderId}` });
      return [SlotSet('s', 5)];
    });
    expect(texts).toEqual(['hi u', 'ran 5']);
  });

  it('may reject', async () => {
    const { texts, events } = await said(() => {
      throw new ActionExecutionRejection('action_x');
    });
    expect(texts).toEqual(['fallback']);
    expect(events.some((event) => event.event === 'action_execution_rejected')).toBe(true);
  });

  it.each<readonly [string, Run, RegExp]>([
    ['fail', () => Promise.reject(new TypeError('no stock')), /action 'action_x': no stock/],
    ['throw what is no error', () => Promise.reject('odd'), /action 'action_x': odd/],
    ['give what cannot be written', () => [SlotSet('s', 1n as never)], /BigInt/],
    ['never end', () => new Promise(() => undefined), /takes too long/],
  ])('that %s count as run, with the cause in the log', async (_, run, cause) => {
    const { texts, logged } = await said(run, 50);
    expect(texts).toEqual(['ran None']);
    expect(logged).toMatch(cause);
  });
});
