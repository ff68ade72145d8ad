import { describe, expect, it } from 'vitest';
import { makeBot } from '../../bench/make-bot.ts';
import type { DialogueEvent } from '../events/dialogue-event.ts';
import { newTracker } from '../tracker/snapshot.ts';

const domain = 'intents: [greet]\nresponses:\n  utter_greet: [{text: hi}]\n';
const data = 'rules:\n- rule: greet\n  steps: [{intent: greet}, {action: utter_greet}]\n';

describe('a conversation described from its events', () => {
  it('shows stored events as Rasa loads them, added ones as they happened', async () => {
    const bot = makeBot({ domain, data });
    const { events } = await bot.say('/greet');
    const restart: DialogueEvent = { event: 'restart', timestamp: 1 };
    expect(bot.dialogue.describeEvents('u', events).latest_message?.text).toBe('/greet');
    expect(bot.dialogue.describeEvents('u', events, [restart]).followup_action).toBe('action_session_start');
    expect(bot.dialogue.describeEvents('u', [...events, restart]).followup_action).toBe('action_listen');
  });

  it('forgets the input channel with the session it belonged to', async () => {
    const bot = makeBot({ domain, data });
    await bot.say('/greet');
    const start: readonly DialogueEvent[] = [
      {
        event: 'action',
        timestamp: 1,
        name: 'action_session_start',
        policy: null,
        confidence: 1,
        action_text: null,
        hide_rule_turn: false,
      },
      { event: 'session_started', timestamp: 1 },
    ];
    const turn = bot.dialogue.appendEvents(bot.snapshot, start);
    const triggered = await bot.dialogue.triggerIntent(turn.tracker, 'greet');
    expect(triggered.events.find(({ event }) => event === 'user')).toMatchObject({ input_channel: null });
    expect(bot.dialogue.describe(newTracker('u')).latest_input_channel).toBeNull();
  });

  it('times events in the order they stand in', async () => {
    let now = 0;
    const bot = makeBot({ domain, data }, { clock: () => (now += 1000) });
    const { events } = await bot.say('/greet');
    const times = events.map(({ timestamp }) => timestamp);
    expect(times).toEqual([...times].sort((one, other) => one - other));
  });
});
