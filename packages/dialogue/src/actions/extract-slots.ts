import type { JsonValue, SlotDefinition, SlotMapping } from '@hamzaban/rasa-project';
import type { DomainView } from '../domain/domain-view.ts';
import type { DialogueEvent, SlotEvent } from '../events/dialogue-event.ts';
import { slotEvent } from '../events/make-event.ts';
import { appendEvent, forkTracker, type Tracker } from '../tracker/tracker.ts';
import { activeLoopName, slotValue } from '../tracker/tracker-state.ts';
import type { ActionContext } from './action-context.ts';
import { ActionRejectedError } from './action-server.ts';
import { mappedValues, mappingApplies } from './apply-mapping.ts';
import { runRemoteAction } from './remote-action.ts';

const validationAction = 'action_validate_slot_mappings';

/** `action_extract_slots`: fills slots from the last message by their mappings, then lets the bot's code validate (rasa-compat 10). */
export async function extractSlots(context: ActionContext): Promise<readonly DialogueEvent[]> {
  const { tracker } = context;
  const found: SlotEvent[] = [];
  const executed = new Set<string>();
  for (const slot of tracker.context.domain.extractedSlots) {
    const { value, actions } = lookFor(slot, tracker);
    for (const action of actions) found.push(...(await runMappingAction(action, executed, context)));
    if (value !== undefined) found.push(slotEvent(slot.name, value, context.deps.now()));
  }
  return validateExtracted(found, context);
}

/** What a slot's mappings bring: the first value found, and the custom actions that come before it. */
interface Extraction {
  readonly value: JsonValue | undefined;
  readonly actions: readonly string[];
}

const nothing: Extraction = { value: undefined, actions: [] };

function lookFor(slot: SlotDefinition, tracker: Tracker): Extraction {
  let actions = nothing.actions;
  for (const mapping of slot.mappings) {
    if (!mappingApplies(slot, mapping, tracker) || isAmbiguous(slot, mapping, tracker)) continue;
    const value = takeValue(slot, mappedValues(mapping, tracker));
    if (value !== undefined && (value !== null || slotValue(tracker.state, tracker.context.domain, slot.name) !== null))
      return { value, actions };
    if (mapping.type === 'custom' && mapping.action) actions = [...actions, mapping.action];
  }
  return actions.length === 0 ? nothing : { value: undefined, actions };
}

/** `undefined`: nothing was found. A scalar slot takes the last value found. */
function takeValue(slot: SlotDefinition, values: readonly JsonValue[]): JsonValue | undefined {
  if (values.length === 0) return undefined;
  return slot.type === 'list' ? values : values.at(-1);
}

async function runMappingAction(
  action: string,
  executed: Set<string>,
  context: ActionContext,
): Promise<readonly SlotEvent[]> {
  if (executed.has(action)) return [];
  executed.add(action);
  const events = await runQuietly(action, context);
  return events.filter((event) => event.event === 'slot');
}

async function validateExtracted(
  found: readonly SlotEvent[],
  context: ActionContext,
): Promise<readonly DialogueEvent[]> {
  const { tracker } = context;
  if (!tracker.context.domain.isUserAction(validationAction)) return found;
  const temporary = forkTracker(tracker);
  for (const event of found) appendEvent(temporary, event);
  const validated = await runQuietly(validationAction, { ...context, tracker: temporary });
  const kept = validated.filter((event) => event.event === 'slot' || event.event === 'bot');
  const names = new Set(kept.filter((event) => event.event === 'slot').map((event) => event.name));
  return [...kept, ...found.filter((event) => !names.has(event.name))];
}

/** Runs a custom action whose failure does not matter: it then found nothing. */
async function runQuietly(name: string, context: ActionContext): Promise<readonly DialogueEvent[]> {
  try {
    return await runRemoteAction(name, context);
  } catch (error) {
    const reason = error instanceof ActionRejectedError ? 'rejected' : error instanceof Error ? error.name : 'unknown';
    context.deps.log({ level: 'warn', message: 'slot action failed', fields: { action: name, reason } });
    return [];
  }
}

/** Inside a form an entity that several of its slots could take fills only the slot that was asked for. */
function isAmbiguous(slot: SlotDefinition, mapping: SlotMapping, tracker: Tracker): boolean {
  if (mapping.type !== 'from_entity') return false;
  const { domain } = tracker.context;
  const form = domain.form(activeLoopName(tracker.state) ?? '');
  if (form === undefined || slotValue(tracker.state, domain, 'requested_slot') === slot.name) return false;
  if (!form.requiredSlots.includes(slot.name)) return false;
  return countMapping(mapping, form.requiredSlots, domain) > 1;
}

function countMapping(mapping: SlotMapping, slots: readonly string[], domain: DomainView): number {
  const wanted = canonical(mapping.raw);
  let count = 0;
  for (const name of slots) {
    for (const each of domain.slot(name)?.mappings ?? []) {
      if (each.type === 'from_entity' && each.entity === mapping.entity && canonical(each.raw) === wanted) count += 1;
    }
  }
  return count;
}

function canonical(value: JsonValue): string {
  return JSON.stringify(value, (_, each: JsonValue) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([left], [right]) => (left < right ? -1 : 1)))
      : each,
  );
}
