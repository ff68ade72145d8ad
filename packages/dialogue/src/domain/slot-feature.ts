import type { JsonValue, SlotDefinition } from '@hamzaban/rasa-project';
import { shouldNotBeSet } from './default-names.ts';

/**
 * What policies see of a slot's value (rasa-compat 2.3): the feature vector as Python writes it in JSON, `[1.0, 0.5]`,
 * `"should_not_be_set"` for a rule's explicit null, or `null` when the slot has no influence or no non-zero feature.
 */
export function slotFeature(slot: SlotDefinition, value: JsonValue): string | null {
  if (!slot.influencesConversation || slot.type === 'any') return null;
  if (value === shouldNotBeSet) return `"${shouldNotBeSet}"`;
  switch (slot.type) {
    case 'text':
      return value === null ? null : '[1.0]';
    case 'list':
      return (Array.isArray(value) || typeof value === 'string') && value.length > 0 ? '[1.0]' : null;
    case 'bool':
      return boolFeature(value);
    case 'float':
      return floatFeature(slot, value);
    case 'categorical':
      return categoricalFeature(slot, value);
  }
}

function boolFeature(value: JsonValue): string | null {
  if (typeof value === 'boolean') return value ? '[1.0, 1.0]' : '[1.0, 0.0]';
  if (typeof value === 'number') return value === 1 ? '[1.0, 1.0]' : '[1.0, 0.0]';
  if (typeof value !== 'string') return null;
  if (/^\p{N}+$/u.test(value)) return Number(value) === 1 ? '[1.0, 1.0]' : '[1.0, 0.0]';
  const word = value.trim().toLowerCase();
  if (word === 'true') return '[1.0, 1.0]';
  return word === 'false' ? '[1.0, 0.0]' : null;
}

function floatFeature(slot: SlotDefinition, value: JsonValue): string | null {
  const parsed = typeof value === 'boolean' ? Number(value) : toNumber(value);
  if (parsed === null) return null;
  const low = slot.minValue ?? 0;
  const high = slot.maxValue ?? 1;
  const capped = Math.max(low, Math.min(high, parsed));
  return `[1.0, ${pythonFloat((capped - low) / (Math.abs(high - low) || 1))}]`;
}

function toNumber(value: JsonValue): number | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const parsed = Number(value);
  return Number.isNaN(parsed) ? null : parsed;
}

function categoricalFeature(slot: SlotDefinition, value: JsonValue): string | null {
  if (value === null) return null;
  const values = (slot.values ?? []).filter((each) => each !== null).map((each) => pythonText(each).toLowerCase());
  if (!values.includes('__other__')) values.push('__other__');
  const wanted = values.indexOf(pythonText(value).toLowerCase());
  const hot = wanted >= 0 ? wanted : values.indexOf('__other__');
  return `[${values.map((_, index) => (index === hot ? '1.0' : '0.0')).join(', ')}]`;
}

function pythonFloat(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** Python's `str(value)` for the values a slot can hold. */
export function pythonText(value: JsonValue): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return pythonRepr(value);
}

function pythonRepr(value: JsonValue): string {
  if (typeof value === 'string') return value.includes("'") && !value.includes('"') ? `"${value}"` : quoted(value);
  if (Array.isArray(value)) return `[${value.map(pythonRepr).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, each]) => `${pythonRepr(key)}: ${pythonRepr(each as JsonValue)}`)
      .join(', ')}}`;
  }
  return pythonText(value);
}

function quoted(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}
