import type { JsonObject } from '../documents/json-value.ts';
import type { MappingCondition, SlotMapping, SlotMappingType } from '../documents/slot.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import { fieldOf, isNull, type LocatedMap, type LocatedNode, toJson } from '../yaml/located-node.ts';

const TYPES: readonly SlotMappingType[] = ['from_entity', 'from_text', 'from_intent', 'from_trigger_intent', 'custom'];
/** Mapping types of Rasa Pro: filled by its language model, so nothing fills them here. */
const PRO_TYPES = new Set(['from_llm', 'controlled']);

/** The `mappings:` of a slot (or of a slot of a 2.x form): a list of maps; wrong ones are reported and left out. */
export function readMappings(node: LocatedNode, slot: string, fields: FieldReader): readonly SlotMapping[] {
  if (isNull(node)) return [];
  // Rasa 2.x forms could hold a single mapping without a list.
  const items = node.kind === 'map' ? [node] : (fields.list(node, `the mappings of the slot '${slot}'`)?.items ?? []);
  return items.map((item) => readMapping(item, slot, fields)).filter((item) => item !== undefined);
}

function readMapping(node: LocatedNode, slot: string, fields: FieldReader): SlotMapping | undefined {
  const map = fields.map(node, `a mapping of the slot '${slot}'`);
  if (map === undefined) return undefined;
  const typeNode = fieldOf(map, 'type');
  if (typeNode === undefined) {
    fields.report('missing-key', map, {
      message: `A mapping of the slot '${slot}' has no \`type\`.`,
      hint: `Add \`type:\` with one of ${TYPES.join(', ')}.`,
    });
    return undefined;
  }
  const type = readType(typeNode, slot, fields);
  if (type === undefined) return undefined;
  const text = (key: string) => optionalText(map, key, { slot, fields });
  const names = (key: string) => {
    const value = fieldOf(map, key);
    return value === undefined || isNull(value)
      ? []
      : fields.texts(value, `\`${key}\` in a mapping of the slot '${slot}'`);
  };
  const value = fieldOf(map, 'value');
  const mapping: SlotMapping = {
    type,
    ...text('entity'),
    ...text('role'),
    ...text('group'),
    ...text('action'),
    ...(value === undefined ? {} : { value: toJson(value) }),
    intents: names('intent'),
    notIntents: names('not_intent'),
    conditions: readConditions(map, slot, fields),
    raw: toJson(map) as JsonObject,
    at: fields.at(map),
  };
  return checkMandatory(mapping, slot, fields, map) ? mapping : undefined;
}

function readType(node: LocatedNode, slot: string, fields: FieldReader): SlotMappingType | undefined {
  const written = fields.text(node, `the type of a mapping of the slot '${slot}'`);
  if (written === undefined) return undefined;
  const known = TYPES.find((type) => type === written);
  if (known !== undefined) return known;
  if (PRO_TYPES.has(written)) {
    fields.report('pro-only', node, {
      message: `The mapping type '${written}' of the slot '${slot}' belongs to Rasa Pro; it is read as 'custom'.`,
      hint: 'Fill the slot by a custom action, or use from_entity or from_text.',
    });
    return 'custom';
  }
  fields.report('unknown-mapping-type', node, {
    message: `The mapping type '${written}' of the slot '${slot}' does not exist.`,
    hint: written === 'from_entities' ? 'Write `from_entity`.' : `Use one of ${TYPES.join(', ')}.`,
  });
  return written === 'from_entities' ? 'from_entity' : undefined;
}

function optionalText<Key extends 'entity' | 'role' | 'group' | 'action'>(
  map: LocatedMap,
  key: Key | string,
  { slot, fields }: { slot: string; fields: FieldReader },
): { readonly [K in Key]?: string } {
  const node = fieldOf(map, key);
  if (node === undefined || isNull(node)) return {};
  const text = fields.text(node, `\`${key}\` in a mapping of the slot '${slot}'`);
  return text === undefined ? {} : ({ [key]: text } as { readonly [K in Key]?: string });
}

function readConditions(map: LocatedMap, slot: string, fields: FieldReader): readonly MappingCondition[] {
  const node = fieldOf(map, 'conditions');
  if (node === undefined || isNull(node)) return [];
  const items = fields.list(node, `the conditions in a mapping of the slot '${slot}'`)?.items ?? [];
  return items.flatMap((item) => {
    const condition = fields.map(item, `a condition in a mapping of the slot '${slot}'`);
    if (condition === undefined) return [];
    const nullable = (key: string): { value: string | null } | undefined => {
      const value = fieldOf(condition, key);
      if (value === undefined) return undefined;
      return {
        value: isNull(value) ? null : (fields.text(value, `\`${key}\` in a condition of the slot '${slot}'`) ?? null),
      };
    };
    const activeLoop = nullable('active_loop');
    const requestedSlot = nullable('requested_slot');
    return [
      {
        activeLoop: activeLoop?.value ?? null,
        ...(requestedSlot === undefined ? {} : { requestedSlot: requestedSlot.value }),
      },
    ];
  });
}

function checkMandatory(mapping: SlotMapping, slot: string, fields: FieldReader, map: LocatedMap): boolean {
  const missing = missingKey(mapping);
  if (missing === undefined) return true;
  fields.report('missing-key', map, {
    message: `The mapping of type '${mapping.type}' of the slot '${slot}' has no \`${missing}\`.`,
    hint:
      missing === 'entity'
        ? 'Add `entity:` with the name of the entity that fills the slot.'
        : 'Add `value:` with what the slot is to hold.',
  });
  return false;
}

function missingKey(mapping: SlotMapping): 'entity' | 'value' | undefined {
  switch (mapping.type) {
    case 'from_entity':
      return mapping.entity === undefined ? 'entity' : undefined;
    case 'from_intent':
    case 'from_trigger_intent':
      return mapping.value === undefined ? 'value' : undefined;
    case 'from_text':
    case 'custom':
      return undefined;
  }
}
