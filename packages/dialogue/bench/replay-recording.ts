import { type JsonObject, type JsonValue, readProject } from '@hamzaban/rasa-project';
import {
  type ActionServer,
  createDialogue,
  type Dialogue,
  type DialogueEvent,
  newTracker,
  parseIntentMessage,
  restMessages,
  type TrackerJson,
  type TrackerSnapshot,
  trainDialogue,
  UnknownActionError,
} from '../src/index.ts';
import { recordedForm, sameJson } from './compare-events.ts';
import { diskTree, recordedDomain } from './disk-tree.ts';
import { type RecordedConversation, type Recording, recordedPolicies } from './golden-recording.ts';
import { validatingActions } from './validating-actions.ts';

export interface ReplayResult {
  readonly conversations: number;
  readonly equal: number;
  readonly differences: readonly string[];
  readonly trainingMs: number;
}

/** Trains the recorded project and replays its conversations under the recording's conditions. */
export async function replayRecording(
  recording: Recording,
  projectFolder: string,
  actionServer: ActionServer = validatingActions,
): Promise<ReplayResult> {
  const domainText = recording.domain_used ?? null;
  const tree = diskTree(projectFolder, domainText);
  const { project } = readProject(tree, domainText === null ? {} : { domain: [recordedDomain] });
  const started = performance.now();
  const { model } = trainDialogue({ ...project, policies: recordedPolicies(recording) });
  const trainingMs = performance.now() - started;
  let now = 1_700_000_000_000;
  const dialogue = createDialogue({
    model,
    domain: project.domain,
    actionServer,
    random: () => 0,
    clock: () => (now += 1),
    chooseVariation: ([first]) => first as never,
  });
  const differences: string[] = [];
  for (const conversation of recording.conversations) {
    const difference = await replayConversation(dialogue, conversation, recording.project);
    if (difference !== null) differences.push(`${conversation.id}: ${difference}`);
  }
  const conversations = recording.conversations.length;
  return { conversations, equal: conversations - differences.length, differences, trainingMs };
}

async function replayConversation(
  dialogue: Dialogue,
  recorded: RecordedConversation,
  project: string,
): Promise<string | null> {
  let tracker = newTracker(`${project}-${recorded.id}`);
  let events: DialogueEvent[] = [];
  for (const [index, text] of recorded.messages.entries()) {
    events = latestSession(events);
    const turn = await answer(dialogue, tracker, text, `${index}`);
    tracker = JSON.parse(JSON.stringify(turn.tracker)) as TrackerSnapshot;
    events.push(...turn.events);
    if (!sameJson(turn.answers, recorded.answers[index])) {
      const difference = eventDifference(events, recorded);
      return `answer ${index} to ${text}: ${JSON.stringify(turn.answers)} instead of ${JSON.stringify(recorded.answers[index])}; ${difference ?? ''}`;
    }
  }
  if (events.length === 0) {
    // Asking Rasa for the events of a conversation that has none starts its session.
    const session = await dialogue.startSession(tracker);
    events = [...session.events];
    tracker = session.tracker;
  }
  return (
    eventDifference(events, recorded) ??
    (events.length === recorded.events.length ? null : 'events are missing') ??
    finalDifference(dialogue.describe(tracker), recorded.final ?? {})
  );
}

/** Compares the state at the end: slots that have a value, loop, action, whatever of it was recorded. */
function finalDifference(state: TrackerJson, recorded: JsonObject): string | null {
  const { trigger_message: _, ...loop } = state.active_loop as Record<string, JsonValue>;
  const slots = Object.fromEntries(Object.entries(state.slots).filter(([, value]) => value !== null));
  const ours: Record<string, unknown> = { ...state, slots, active_loop: loop };
  for (const [key, wanted] of Object.entries(recorded)) {
    const own = JSON.parse(JSON.stringify(ours[key] ?? null)) as JsonValue;
    if (!sameJson(own, wanted)) return `final ${key}: ${JSON.stringify(own)} instead of ${JSON.stringify(wanted)}`;
  }
  return null;
}

/** Rasa's in-memory store, which the recordings were taken from, forgets earlier sessions with the next message. */
function latestSession(events: readonly DialogueEvent[]): DialogueEvent[] {
  const start = events.findLastIndex((event) => event.event === 'action' && event.name === 'action_session_start');
  return events.slice(Math.max(0, start));
}

interface Answered {
  readonly events: readonly DialogueEvent[];
  readonly answers: JsonValue;
  readonly tracker: TrackerSnapshot;
}

async function answer(
  dialogue: Dialogue,
  tracker: TrackerSnapshot,
  text: string,
  messageId: string,
): Promise<Answered> {
  const parse = parseIntentMessage(text, dialogue.domain) ?? {
    text,
    intent: { name: null, confidence: 0 },
    entities: [],
  };
  try {
    const turn = await dialogue.handleMessage(tracker, { text, parse, inputChannel: 'rest', messageId });
    const answers = turn.messages.flatMap(restMessages) as unknown as JsonValue;
    return { events: turn.events, answers: JSON.parse(JSON.stringify(answers)), tracker: turn.tracker };
  } catch (error) {
    if (!(error instanceof UnknownActionError)) throw error;
    return { events: [], answers: [], tracker };
  }
}

function eventDifference(events: readonly DialogueEvent[], recorded: RecordedConversation): string | null {
  for (const [index, event] of events.entries()) {
    const ours = recordedForm(event);
    const theirs = recorded.events[index];
    if (!sameJson(ours, theirs)) return `event ${index}: ${JSON.stringify(ours)} instead of ${JSON.stringify(theirs)}`;
  }
  return null;
}
