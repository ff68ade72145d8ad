import type { Reporter } from '../diagnostics/reporter.ts';
import type { JsonObject, JsonValue } from '../documents/json-value.ts';
import type { MappingCondition, SlotMapping } from '../documents/slot.ts';
import type { DomainDraft, FormDraft, SlotDraft } from './domain-draft.ts';

/** A slot whose mappings are settled. */
export type SettledSlot = SlotDraft & { readonly mappings: readonly SlotMapping[] };

/**
 * Slots without mappings, as in Rasa 2, get those that `rasa data migrate` would write: the form's own (bound to the form),
 * `from_entity` of an entity with the slot's name unless `auto_fill: false`, and `custom` where nothing else fills the slot.
 */
export function settleMappings(draft: DomainDraft, reporter?: Reporter): ReadonlyMap<string, SettledSlot> {
  const fromForms = collectFormMappings([...draft.forms.values()]);
  const settled = new Map<string, SettledSlot>();
  for (const [name, slot] of draft.slots) {
    const moved = fromForms.get(name) ?? [];
    if (slot.mappings !== undefined) {
      settled.set(name, { ...slot, mappings: [...slot.mappings, ...moved] });
      continue;
    }
    const mappings = [...moved, ...autoFill(slot, draft, moved)];
    settled.set(name, { ...slot, mappings: mappings.length > 0 ? mappings : [CUSTOM] });
    reporter?.report({
      code: 'slot-without-mappings',
      at: slot.at,
      message: `The slot '${name}' has no \`mappings\`, which Rasa 3 demands; it is filled as in Rasa 2.`,
      hint: `Run \`rasa data migrate\`, or add \`mappings:\` with \`- type: ${mappings[0]?.type ?? 'custom'}\`.`,
    });
  }
  return settled;
}

const CUSTOM: SlotMapping = { type: 'custom', intents: [], notIntents: [], conditions: [], raw: { type: 'custom' } };

function autoFill(slot: SlotDraft, draft: DomainDraft, present: readonly SlotMapping[]): readonly SlotMapping[] {
  const { name } = slot.definition;
  if (!draft.entities.has(name) || !slot.autoFill) return [];
  const raw = { type: 'from_entity', entity: name };
  if (present.some((mapping) => keyOf(mapping.raw) === keyOf(raw))) return [];
  return [{ type: 'from_entity', entity: name, intents: [], notIntents: [], conditions: [], raw }];
}

function collectFormMappings(forms: readonly FormDraft[]): ReadonlyMap<string, readonly SlotMapping[]> {
  const bySlot = new Map<string, Map<string, SlotMapping>>();
  for (const form of forms) {
    for (const [slot, mappings] of form.legacyMappings ?? []) {
      const collected = bySlot.get(slot) ?? new Map<string, SlotMapping>();
      bySlot.set(slot, collected);
      for (const mapping of mappings) {
        const key = keyOf(mapping.raw);
        collected.set(key, withCondition(collected.get(key) ?? mapping, conditionFor(mapping, form.name, slot)));
      }
    }
  }
  return new Map([...bySlot].map(([slot, mappings]) => [slot, [...mappings.values()]]));
}

function conditionFor(mapping: SlotMapping, form: string, slot: string): MappingCondition {
  const isBoundToForm = mapping.type === 'from_entity' || mapping.type === 'from_trigger_intent';
  return isBoundToForm ? { activeLoop: form } : { activeLoop: form, requestedSlot: slot };
}

function withCondition(mapping: SlotMapping, condition: MappingCondition): SlotMapping {
  const conditions = [...mapping.conditions, condition];
  return { ...mapping, conditions, raw: { ...mapping.raw, conditions: conditions.map(rawCondition) } };
}

function rawCondition(condition: MappingCondition): JsonObject {
  return {
    active_loop: condition.activeLoop,
    ...(condition.requestedSlot === undefined ? {} : { requested_slot: condition.requestedSlot }),
  };
}

function keyOf(raw: JsonValue): string {
  return JSON.stringify(raw, (_key, value: JsonValue) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
      : value,
  );
}
