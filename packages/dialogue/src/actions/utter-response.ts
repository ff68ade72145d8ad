import type { JsonObject, JsonValue } from '@hamzaban/rasa-project';
import type { BotEvent } from '../events/dialogue-event.ts';
import { suitableVariations } from '../responses/choose-variation.ts';
import { botEvent, type Draft, fillVariation } from '../responses/draft.ts';
import { slotValue } from '../tracker/tracker-state.ts';
import type { ActionContext } from './action-context.ts';

/** The draft of a domain response, filled from slots and arguments; `null` when there is no suitable variation. */
export function draftResponse(name: string, context: ActionContext, args: JsonObject = {}): Draft | null {
  const { tracker, deps } = context;
  const { domain } = tracker.context;
  const slot = (slotName: string): JsonValue => slotValue(tracker.state, domain, slotName);
  const suitable = suitableVariations(domain.response(name) ?? [], deps.channel, slot);
  if (suitable.length === 0) return null;
  const variation = suitable.length === 1 && suitable[0] ? suitable[0] : deps.choose(suitable);
  const values = (key: string): JsonValue | undefined => {
    if (Object.hasOwn(args, key)) return args[key];
    return domain.slot(key) === undefined ? undefined : slot(key);
  };
  return fillVariation(variation, values, (placeholder) =>
    deps.log({ level: 'error', message: 'response placeholder has no value', fields: { response: name, placeholder } }),
  );
}

/** Says a response of the domain. */
export function utterResponse(name: string, context: ActionContext, isOptional = false): readonly BotEvent[] {
  const draft = draftResponse(name, context);
  if (draft === null) {
    if (!isOptional) context.deps.log({ level: 'error', message: 'response not found', fields: { response: name } });
    return [];
  }
  return [botEvent({ ...draft, utter_action: name }, context.deps.now())];
}
