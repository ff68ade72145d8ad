import type { DialogueEvent, UserEvent } from '@hamzaban/dialogue';
import { type AnnotatedEntity, annotateText, type JsonValue, readAnnotatedText, toYaml } from '@hamzaban/rasa-project';

type Step = { readonly [key: string]: JsonValue };

/** Actions that stories leave out. */
const unwritten: ReadonlySet<string> = new Set([
  'action_listen',
  'action_session_start',
  'action_unlikely_intent',
  '...',
]);

/** Conversations as test stories in YAML, as Rasa writes them; several are numbered. */
export function storyText(name: string, sessions: readonly (readonly DialogueEvent[])[]): string {
  const stories = sessions.map((events, index) => ({
    story: sessions.length > 1 ? `${name}, story ${index + 1}` : name,
    steps: events.flatMap((event, position) => stepOf(event, events, position)),
  }));
  const version = 'version: "3.1"\n';
  return stories.length === 0 ? version : version + toYaml({ stories }, { literalKeys: new Set(['user']) });
}

/** A whole conversation cut into its sessions; what stands before the first `action_session_start` is one too. */
export function sessionsOf(events: readonly DialogueEvent[]): readonly (readonly DialogueEvent[])[] {
  const sessions: DialogueEvent[][] = [];
  for (const event of events) {
    const begins = event.event === 'action' && event.name === 'action_session_start';
    if (begins || sessions.length === 0) sessions.push([]);
    sessions.at(-1)?.push(event);
  }
  return sessions;
}

function stepOf(event: DialogueEvent, events: readonly DialogueEvent[], position: number): readonly Step[] {
  switch (event.event) {
    case 'user':
      return userStep(event, usesText(event, events, position));
    case 'action':
      if (event.name !== null) return unwritten.has(event.name) ? [] : [{ action: event.name }];
      return event.action_text === null ? [] : [{ bot: event.action_text }];
    case 'slot':
      return [{ slot_was_set: [{ [event.name]: event.value }] }];
    case 'active_loop':
      return [{ active_loop: event.name }];
    default:
      return [];
  }
}

function userStep({ text, parse_data }: UserEvent, hasOnlyText: boolean): readonly Step[] {
  const { name, full_retrieval_intent_name: fullName } = parse_data.intent;
  const step: { [key: string]: JsonValue } = {};
  if (name && !hasOnlyText) step['intent'] = fullName || name;
  if (text) step['user'] = annotated(text, parse_data.entities as readonly AnnotatedEntity[]);
  return Object.keys(step).length === 0 ? [] : [step];
}

/** Whether policies looked at the message's text instead of its intent. */
function usesText(message: UserEvent, events: readonly DialogueEvent[], position: number): boolean {
  let result = Boolean(message.text) && !message.parse_data.intent.name;
  for (const event of events.slice(position + 1)) {
    if (event.event === 'user') break;
    if (event.event === 'user_featurization') result = event.use_text_for_featurization;
  }
  return result;
}

function annotated(given: string, entities: readonly AnnotatedEntity[]): string {
  const { text } = readAnnotatedText(given);
  if (text.startsWith('/')) return text;
  return annotateText(
    text,
    entities.filter(({ start, end }) => typeof start === 'number' && typeof end === 'number'),
  );
}
