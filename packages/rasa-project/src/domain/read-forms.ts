import type { JsonValue } from '../documents/json-value.ts';
import type { SlotMapping } from '../documents/slot.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import { fieldOf, isNull, type LocatedEntry, type LocatedMap, type LocatedNode, toJson } from '../yaml/located-node.ts';
import type { FormDraft } from './domain-draft.ts';
import { readMappings } from './read-mappings.ts';

/** The `forms:` map, in file order; 2.x forms with mappings inside are read too. */
export function readForms(node: LocatedNode, fields: FieldReader): ReadonlyMap<string, FormDraft> {
  if (isNull(node)) return new Map();
  const map = fields.map(node, 'the forms');
  return new Map((map?.entries ?? []).map((entry) => [entry.key, readForm(entry, fields)]));
}

function readForm(entry: LocatedEntry, fields: FieldReader): FormDraft {
  const name = entry.key;
  const at = fields.at(entry);
  const empty: FormDraft = { name, requiredSlots: [], ignoredIntents: [], legacyMappings: undefined, raw: {}, at };
  if (isNull(entry.value)) return empty;
  const map = fields.map(entry.value, `the form '${name}'`);
  if (map === undefined) return empty;
  const ignored = fieldOf(map, 'ignored_intents');
  const ignoredIntents =
    ignored === undefined || isNull(ignored)
      ? []
      : fields.texts(ignored, `the \`ignored_intents\` of the form '${name}'`);
  const required = fieldOf(map, 'required_slots');
  const legacy = legacySlots(map, required);
  if (legacy !== undefined) {
    fields.report('legacy-form', entry, {
      message: `The form '${name}' holds the mappings of its slots, as in Rasa 2; they are read as if they stood at the slots.`,
      hint: 'Run `rasa data migrate`, or move each mapping to `slots: <slot>: mappings:` and list only names under `required_slots`.',
    });
    const mappings = new Map(legacy.map((slot) => [slot.key, readMappings(slot.value, slot.key, fields)]));
    return {
      ...empty,
      requiredSlots: [...mappings.keys()],
      ignoredIntents,
      legacyMappings: mappings,
      raw: legacyRaw(map, mappings),
    };
  }
  if (required === undefined && ignored !== undefined) {
    fields.report('missing-key', entry, {
      message: `The form '${name}' has \`ignored_intents\` but no \`required_slots\`.`,
      hint: 'Add `required_slots:` with the list of slots the form asks for.',
    });
  }
  const requiredSlots =
    required === undefined || isNull(required)
      ? []
      : (fields.list(required, `the \`required_slots\` of the form '${name}'`)?.items ?? [])
          .map((item) => fields.text(item, `a required slot of the form '${name}'`))
          .filter((slot) => slot !== undefined);
  return { ...empty, requiredSlots, ignoredIntents, raw: toJson(map) };
}

/** The slots of a 2.x form: a map under `required_slots`, or slots directly under the form. */
function legacySlots(form: LocatedMap, required: LocatedNode | undefined): readonly LocatedEntry[] | undefined {
  if (required?.kind === 'map') return required.entries;
  if (required !== undefined) return undefined;
  const slots = form.entries.filter((entry) => entry.key !== 'ignored_intents');
  const isLegacy = slots.length > 0 && slots.every((slot) => slot.value.kind !== 'scalar' || isNull(slot.value));
  return isLegacy ? slots : undefined;
}

function legacyRaw(form: LocatedMap, mappings: ReadonlyMap<string, readonly SlotMapping[]>): JsonValue {
  const ignored = fieldOf(form, 'ignored_intents');
  return {
    required_slots: [...mappings.keys()],
    ...(ignored === undefined ? {} : { ignored_intents: toJson(ignored) }),
  };
}
