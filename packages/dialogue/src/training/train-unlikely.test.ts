import { describe, expect, it } from 'vitest';
import { makeBot } from '../../bench/make-bot.ts';

const domain = `intents: [greet, order, size, pay, thank, joke]
responses:
  utter_greet: [{text: hi}]
  utter_order: [{text: order}]
  utter_size: [{text: size}]
  utter_pay: [{text: pay}]
  utter_thank: [{text: thank}]
  utter_sure: [{text: are you sure}]
  utter_joke: [{text: joke}]
`;
const path = (...names: readonly string[]) =>
  names.map((name) => `{intent: ${name}}, {action: utter_${name}}`).join(', ');
const stories = [
  ['greet', 'order', 'size', 'pay', 'thank'],
  ['order', 'size', 'pay', 'thank'],
  ['greet', 'joke', 'order', 'size', 'pay'],
]
  .map((names, at) => `- story: s${at}\n  steps: [${path(...names)}]\n`)
  .join('');
const rule = 'rules:\n- rule: unlikely\n  steps: [{action: action_unlikely_intent}, {action: utter_sure}]\n';
const policies = (options = '') =>
  `[{name: TEDPolicy, max_history: 5}, {name: UnexpecTEDIntentPolicy, max_history: 5${options}}, {name: RulePolicy}]`;

async function actions(bot: ReturnType<typeof makeBot>, ...messages: readonly string[]) {
  const found: string[] = [];
  for (const message of messages) found.push(...(await bot.say(message)).decisions.map(({ action }) => action));
  return found.filter((action) => action !== 'action_listen' && action !== 'action_session_start');
}

describe('UnexpecTEDIntentPolicy', () => {
  it('finds a turn unlikely that no story leads to expect, and a rule answers it', async () => {
    const bot = makeBot({ domain, data: `${rule}stories:\n${stories}`, policies: policies() });
    expect(await actions(bot, '/greet', '/pay')).toEqual(['utter_greet', 'action_unlikely_intent', 'utter_sure']);
  });

  it('goes on as if nothing had been where no rule answers it', async () => {
    const bot = makeBot({ domain, data: `stories:\n${stories}`, policies: policies() });
    expect(await actions(bot, '/greet', '/pay')).toEqual(['utter_greet', 'action_unlikely_intent', 'utter_pay']);
  });

  it('finds none of the turns unlikely that stories have', async () => {
    const bot = makeBot({ domain, data: `${rule}stories:\n${stories}`, policies: policies() });
    for (const names of [
      ['greet', 'order', 'size', 'pay', 'thank'],
      ['greet', 'joke', 'order', 'size', 'pay'],
    ]) {
      const other = makeBot({ domain, data: `${rule}stories:\n${stories}`, policies: policies() });
      expect(await actions(other, ...names.map((name) => `/${name}`))).toEqual(names.map((name) => `utter_${name}`));
    }
    expect(bot.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each([
    ['intents it is told to ignore', ', ignore_intents_list: [pay]'],
    ['anything when it tolerates all', ', tolerance: 1'],
  ])('does not find unlikely %s', async (_, options) => {
    const bot = makeBot({ domain, data: `${rule}stories:\n${stories}`, policies: policies(options) });
    expect(await actions(bot, '/greet', '/pay')).not.toContain('action_unlikely_intent');
  });

  it('gives way to a story known by heart, and says nothing without stories', async () => {
    const data = `stories:\n${stories}- story: after all\n  steps: [${path('greet', 'pay')}]\n`;
    const known = makeBot({ domain, data, policies: policies().replace('[', '[{name: MemoizationPolicy}, ') });
    expect(await actions(known, '/greet', '/pay')).toEqual(['utter_greet', 'utter_pay']);
    const none = makeBot({ domain, data: rule, policies: policies() });
    expect(await actions(none, '/pay')).not.toContain('action_unlikely_intent');
  });
});
