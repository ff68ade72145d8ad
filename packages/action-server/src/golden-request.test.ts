import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createDialogue, newTracker, parseIntentMessage, trainDialogue } from '@hamzaban/dialogue';
import { createMemoryTree, type JsonObject, type JsonValue, readProject } from '@hamzaban/rasa-project';
import { expect, it } from 'vitest';
import { clientAt, serveJson } from './fixtures/action-servers.ts';

const recording = fileURLToPath(
  new URL('../../../../shared/rasa-golden/http/action_request_sample.json', import.meta.url),
);
const hasRecording = existsSync(recording);
if (!hasRecording) process.stderr.write('SKIPPED: the recorded action request is not beside this checkout.\n');

interface Call extends JsonObject {
  readonly domain: JsonObject;
  readonly tracker: JsonObject & { readonly events: readonly JsonObject[]; readonly latest_message: JsonObject };
}

it.runIf(hasRecording)('a call is what the real Rasa sends, key by key', async () => {
  const recorded = JSON.parse(readFileSync(recording, 'utf8')) as Call;
  let sent: Call = recorded;
  const port = await serveJson((call) => {
    sent = call as Call;
    return {};
  });
  const { project } = readProject(
    createMemoryTree({
      'config.yml': 'policies: [{name: RulePolicy}]\n',
      'domain.yml': JSON.stringify(recorded.domain),
      'data/rules.yml': 'rules: [{rule: r, steps: [{intent: stop}, {action: action_c}]}]\n',
    }),
  );
  const dialogue = createDialogue({
    model: trainDialogue({ ...project, policies: project.config.policies }).model,
    domain: project.domain,
    actionServer: clientAt(port),
    random: () => 0,
    clock: Date.now,
    eventMetadata: { model_id: '63ba9765efe84c53b681ad7f730291ab', assistant_id: 'lab' },
  });
  const text = String(recorded.tracker.latest_message['text']);
  const parse = parseIntentMessage(text, dialogue.domain);
  if (parse === null) throw new Error('no intent message');
  await dialogue.handleMessage(newTracker('u'), { text, parse, inputChannel: null, messageId: 'm' });

  // The recording was made with a slot filled before, and holds two of its events.
  const { slots: recordedSlots, events: recordedEvents, ...recordedTracker } = recorded.tracker;
  const { slots, events, ...tracker } = sent.tracker;
  expect(Object.keys(sent)).toEqual(Object.keys(recorded));
  expect(sent.domain).toEqual(recorded.domain);
  expect(Object.keys(slots as JsonObject)).toEqual(Object.keys(recordedSlots as JsonObject));
  expect(withoutVarying(tracker)).toEqual(withoutVarying(recordedTracker));
  for (const event of recordedEvents) {
    const own = events.findLast((each) => each['event'] === event['event']);
    expect(withoutVarying(own ?? null)).toEqual(withoutVarying(event));
  }
});

/** Without what differs with each message. */
function withoutVarying(value: JsonValue): unknown {
  return JSON.parse(JSON.stringify(value), (key, each) =>
    key === 'message_id' || /time/.test(key) ? typeof each : (each as unknown),
  );
}
