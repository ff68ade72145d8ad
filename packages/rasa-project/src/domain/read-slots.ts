import type { JsonObject, JsonValue } from '../documents/json-value.ts';
import type { SlotDefinition, SlotType } from '../documents/slot.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import { fieldOf, isNull, type LocatedEntry, type LocatedMap, type LocatedNode, toJson } from '../yaml/located-node.ts';
import type { SlotDraft } from './domain-draft.ts';
import { readMappings } from './read-mappings.ts';

const TYPES: readonly SlotType[] = ['text', 'bool', 'float', 'categorical', 'list', 'any'];
/** Class names that older files write instead of the short type, by the last part of their path. */
const CLASS_TYPES: Readonly<Record<string, SlotType>> = {
  TextSlot: 'text',
  BooleanSlot: 'bool',
  FloatSlot: 'float',
  CategoricalSlot: 'categorical',
  ListSlot: 'list',
  AnySlot: 'any',
  UnfeaturizedSlot: 'any',
};

/** The `slots:` map, in file order. */
export function readSlots(node: LocatedNode, fields: FieldReader): ReadonlyMap<string, SlotDraft> {
  if (isNull(node)) return new Map();
  const map = fields.map(node, 'the slots');
  const slots = new Map<string, SlotDraft>();
  for (const entry of map?.entries ?? []) {
    const slot = readSlot(entry, fields);
    if (slot !== undefined) slots.set(entry.key, slot);
  }
  return slots;
}

function readSlot(entry: LocatedEntry, fields: FieldReader): SlotDraft | undefined {
  const name = entry.key;
  const map = fields.map(entry.value, `the slot '${name}'`);
  if (map === undefined) return undefined;
  const type = readType(map, entry, fields);
  const mappings = fieldOf(map, 'mappings');
  const autoFill = fieldOf(map, 'auto_fill');
  const definition = {
    name,
    type,
    initialValue: readInitialValue(map, name, fields),
    influencesConversation: readInfluence(map, { name, type, fields }),
    ...readRange(map, { name, type, fields }),
    at: fields.at(entry),
  };
  const { mappings: _mappings, auto_fill: _autoFill, ...raw } = toJson(map) as { [key: string]: JsonValue };
  return {
    definition,
    mappings: mappings === undefined ? undefined : readMappings(mappings, name, fields),
    raw: { ...raw, type: normalisedRawType(raw['type'], type) } satisfies JsonObject,
    autoFill: !(autoFill?.kind === 'scalar' && autoFill.value === false),
    at: fields.at(entry),
  };
}

function normalisedRawType(written: JsonValue | undefined, type: SlotType): JsonValue {
  return written === 'unfeaturized' || written === undefined ? type : written;
}

function readType(map: LocatedMap, entry: LocatedEntry, fields: FieldReader): SlotType {
  const node = fieldOf(map, 'type');
  if (node === undefined) {
    fields.report('missing-key', entry, {
      message: `The slot '${entry.key}' has no \`type\`.`,
      hint: `Add \`type:\` with one of ${TYPES.join(', ')}.`,
    });
    return 'any';
  }
  const written = fields.text(node, `the type of the slot '${entry.key}'`) ?? 'any';
  const known = TYPES.find((type) => type === written);
  if (known !== undefined) return known;
  const className = written.split('.').at(-1) ?? '';
  const byClass = Object.hasOwn(CLASS_TYPES, className) ? CLASS_TYPES[className] : undefined;
  if (byClass !== undefined || written === 'unfeaturized') {
    const type = byClass ?? 'any';
    fields.report('legacy-slot-type', node, {
      message: `The slot type '${written}' of '${entry.key}' is an old form; it is read as '${type}'.`,
      hint: `Write \`type: ${type}\`.`,
    });
    return type;
  }
  if (written.includes('.')) {
    fields.report('python-slot-type', node, {
      message: `The slot '${entry.key}' has the type '${written}', a Python class that cannot run here; it is read as 'any'.`,
      hint: `Use one of the built-in types: ${TYPES.join(', ')}.`,
    });
    return 'any';
  }
  fields.report('unknown-slot-type', node, {
    message: `The slot type '${written}' of '${entry.key}' does not exist.`,
    hint: `Use one of ${TYPES.join(', ')}.`,
  });
  return 'any';
}

function readInitialValue(map: LocatedMap, name: string, fields: FieldReader): JsonValue {
  const node = fieldOf(map, 'initial_value');
  if (node === undefined) return null;
  if (node.kind === 'scalar' && node.special === 'date') {
    fields.report('date-value', node, {
      message: `The initial value of the slot '${name}' is the date ${node.source}, which Rasa cannot store.`,
      hint: `Put quotes around it: "${node.source}".`,
    });
  }
  return toJson(node);
}

interface SlotContext {
  readonly name: string;
  readonly type: SlotType;
  readonly fields: FieldReader;
}

function readInfluence(map: LocatedMap, { name, type, fields }: SlotContext): boolean {
  const node = fieldOf(map, 'influence_conversation');
  const isDefault = type !== 'any';
  if (node === undefined) return isDefault;
  const written = fields.boolean(node, `\`influence_conversation\` of the slot '${name}'`);
  if (written === true && type === 'any') {
    fields.report('any-slot-with-influence', node, {
      message: `The slot '${name}' has the type 'any', which cannot influence the conversation.`,
      hint: 'Delete `influence_conversation: true`, or choose another type.',
    });
    return false;
  }
  return written ?? isDefault;
}

function readRange(
  map: LocatedMap,
  { name, type, fields }: SlotContext,
): Partial<Pick<SlotDefinition, 'values' | 'minValue' | 'maxValue'>> {
  if (type === 'categorical') {
    const node = fieldOf(map, 'values');
    const list = node === undefined || isNull(node) ? undefined : fields.list(node, `the values of the slot '${name}'`);
    const values = (list?.items ?? []).map(toJson).filter((value) => value !== null);
    if (values.length === 0) {
      fields.report('categorical-without-values', map, {
        message: `The categorical slot '${name}' has no \`values\`, so it can never tell values apart.`,
        hint: 'Add `values:` with the list of possible values, or use the type text.',
      });
    }
    return { values };
  }
  if (type !== 'float') return {};
  const limit = (key: string, fallback: number) => {
    const node = fieldOf(map, key);
    return node === undefined ? fallback : (fields.number(node, `\`${key}\` of the slot '${name}'`) ?? fallback);
  };
  const minValue = limit('min_value', 0);
  const maxValue = limit('max_value', 1);
  checkRange(map, { name, fields, minValue, maxValue });
  return { minValue, maxValue };
}

function checkRange(
  map: LocatedMap,
  { name, fields, minValue, maxValue }: { name: string; fields: FieldReader; minValue: number; maxValue: number },
): void {
  if (minValue >= maxValue) {
    fields.report('float-range', map, {
      message: `The slot '${name}' has min_value ${minValue}, which is not below max_value ${maxValue}.`,
      hint: 'Make min_value smaller than max_value.',
    });
    return;
  }
  const initial = fieldOf(map, 'initial_value');
  if (
    initial?.kind === 'scalar' &&
    typeof initial.value === 'number' &&
    (initial.value < minValue || initial.value > maxValue)
  ) {
    fields.report('float-initial-value', initial, {
      message: `The initial value ${initial.value} of the slot '${name}' is outside ${minValue} to ${maxValue}.`,
      hint: 'Change the initial value, or min_value and max_value.',
    });
  }
}
