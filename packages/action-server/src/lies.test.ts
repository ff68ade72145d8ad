import { type ActionServer, newTracker, restMessages } from '@hamzaban/dialogue';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeBot, texts } from '../../dialogue/bench/make-bot.ts';
import { clientAt, serveJson } from './fixtures/action-servers.ts';

const domain = `intents: [run, hello, fill]
entities: [e]
slots:
  s: {type: text, mappings: [{type: custom, action: action_fill}]}
  l: {type: list, mappings: [{type: from_entity, entity: e}]}
  f: {type: float, mappings: [{type: custom}]}
  c: {type: categorical, values: [a, b], mappings: [{type: custom}]}
forms: {form: {required_slots: [s]}}
responses:
  utter_hello: [{text: "hello {s}"}]
  utter_ask_s: [{text: s?}]
actions: [action_run, action_fill, validate_form, action_validate_slot_mappings]
`;
const data = `rules:
- rule: run
  steps: [{intent: run}, {action: action_run}]
- rule: hello
  steps: [{intent: hello}, {action: utter_hello}]
- rule: fill
  steps: [{intent: fill}, {action: form}, {active_loop: form}]
`;

const names = ['s', 'l', 'f', 'c', 'form', 'action_run', 'action_listen', 'utter_hello', 'unknown', 'constructor', ''];
const json = fc.jsonValue({ maxDepth: 1 });
/** Mostly what it should be, sometimes anything. */
const mostly = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 30, arbitrary }, { weight: 1, arbitrary: json });
const name = mostly(fc.constantFrom(...names));
const entities = mostly(fc.array(mostly(fc.record({ entity: name, value: json, start: json, end: json }))));
const parse = mostly(
  fc.record({ intent: mostly(fc.record({ name, confidence: json })), entities, intent_ranking: json, text: json }),
);
const kinds =
  'user bot action slot active_loop form loop_interrupted form_validation action_execution_rejected user_featurization entities followup reminder cancel_reminder agent export session_started restart rewind undo reset_slots pause resume';
const objects = mostly(fc.array(fc.dictionary(fc.constantFrom('title', 'payload', 'x'), json)));
const event = fc.record({
  event: mostly(fc.constantFrom(...kinds.split(' '))),
  name,
  value: json,
  text: mostly(fc.string()),
  data: mostly(fc.record({ buttons: objects, elements: objects, custom: json, image: mostly(fc.string()) })),
  parse_data: parse,
  entities,
  timestamp: mostly(fc.constantFrom(null, 0, 1, -1e300, 1e300)),
  metadata: json,
  intent: name,
  date_time: mostly(fc.string()),
  policy: mostly(fc.constantFrom('RulePolicy', null)),
  confidence: json,
  is_interrupted: mostly(fc.boolean()),
  validate: json,
  use_text_for_featurization: mostly(fc.boolean()),
  input_channel: mostly(fc.constantFrom('rest', null)),
  message_id: mostly(fc.constant(null)),
  action_text: mostly(fc.constant(null)),
  path: mostly(fc.constant(null)),
});
const message = fc.record(
  {
    text: mostly(fc.string()),
    response: mostly(fc.constantFrom('utter_hello', 'utter_ask_s', 'unknown', '', null)),
    template: name,
    image: mostly(fc.string()),
    buttons: objects,
    custom: json,
    attachment: json,
    elements: objects,
    quick_replies: objects,
    metadata: json,
    channel: json,
    s: json,
  },
  { requiredKeys: [] },
);
const lie = mostly(
  fc.record({ events: fc.array(event, { maxLength: 4 }), responses: fc.array(message, { maxLength: 3 }) }),
);

it('whatever an action server says, the turn ends, is fit to be kept, and conversations go on', async () => {
  let answer: unknown = null;
  let taken = 0;
  const port = await serveJson(() => answer);
  const client = clientAt(port);
  const actionServer: ActionServer = {
    async run(request) {
      const result = await client.run(request);
      taken++;
      return result;
    },
  };
  const bot = makeBot({ domain, data }, { actionServer });
  await fc.assert(
    fc.asyncProperty(fc.array(lie, { minLength: 1, maxLength: 4 }), async (lies) => {
      bot.snapshot = newTracker('u');
      for (const [index, each] of lies.entries()) {
        answer = each;
        const turn = await bot.say(['/run', '/fill', '/hello', '/run'][index] ?? '/run');
        expect(JSON.stringify(turn.messages.flatMap(restMessages))).toMatch(/^\[/);
        bot.snapshot = JSON.parse(JSON.stringify(turn.tracker));
      }
      answer = {};
      // Not always answered: after ten actions without a listen Rasa too logs messages only.
      for (const text of ['/hello', '/restart', '/hello']) {
        const turn = await bot.say(text);
        expect(turn.events.some((event) => event.event === 'user' && event.text === text)).toBe(true);
      }
      bot.snapshot = newTracker('other');
      expect(texts(await bot.say('/hello'))).toEqual(['hello None']);
    }),
    { numRuns: 100 },
  );
  // Otherwise the lies would be too plain to be of interest.
  expect(taken).toBeGreaterThan(500);
}, 120_000);
