import type { JsonObject, JsonValue } from '../documents/json-value.ts';
import { LATEST_FORMAT_VERSION } from '../project/format-version.ts';
import { DEFAULT_SESSION_MINUTES, type DomainDraft, type Drafted } from './domain-draft.ts';
import type { SettledSlot } from './legacy-mappings.ts';

const SECTIONS = [
  'intents',
  'entities',
  'slots',
  'responses',
  'actions',
  'forms',
  'config',
  'session_config',
  'version',
  'e2e_actions',
];

/**
 * The merged domain as Rasa serves it: the sections in the order of the first file, empty ones left out, intents sorted,
 * `session_config` and `version` always there, slots and forms in the form of Rasa 3.
 */
export function rawDomain(draft: DomainDraft, slots: ReadonlyMap<string, SettledSlot>): JsonObject {
  const sections = new Map<string, JsonValue>();
  const order = [...draft.keys.filter((key) => SECTIONS.includes(key) || Object.hasOwn(draft.extra, key)), ...SECTIONS];
  for (const key of order) {
    if (sections.has(key)) continue;
    const section = rawSection(key, draft, slots);
    if (!isEmptySection(section)) sections.set(key, section);
  }
  return Object.fromEntries(sections);
}

function rawSection(key: string, draft: DomainDraft, slots: ReadonlyMap<string, SettledSlot>): JsonValue {
  switch (key) {
    case 'version':
      return isLegacy(draft) ? LATEST_FORMAT_VERSION : (draft.version ?? LATEST_FORMAT_VERSION);
    case 'intents':
      return [...draft.intents]
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([name, intent]) => rawIntent(name, intent.raw));
    case 'entities':
      return rawList(draft.entities);
    case 'actions':
      return rawList(draft.actions);
    case 'responses':
      return Object.fromEntries([...draft.responses].map(([name, response]) => [name, response.raw]));
    case 'forms':
      return Object.fromEntries([...draft.forms].map(([name, form]) => [name, form.raw]));
    case 'slots':
      return Object.fromEntries(
        [...slots].map(([name, slot]) => [
          name,
          { ...slot.raw, mappings: slot.mappings.map((mapping) => mapping.raw) },
        ]),
      );
    case 'e2e_actions':
      return draft.e2eActions;
    case 'config':
      return draft.config ?? {};
    case 'session_config':
      return (
        draft.session?.raw ?? {
          session_expiration_time: DEFAULT_SESSION_MINUTES,
          carry_over_slots_to_new_session: true,
        }
      );
    default:
      return draft.extra[key] ?? null;
  }
}

function isLegacy(draft: DomainDraft): boolean {
  const hasLegacyForm = [...draft.forms.values()].some((form) => form.legacyMappings !== undefined);
  return hasLegacyForm || [...draft.slots.values()].some((slot) => slot.mappings === undefined);
}

function rawList(items: ReadonlyMap<string, Drafted<unknown>>): JsonValue {
  return [...items.values()].map((item) => item.raw);
}

/** `use_entities: null` and the like are served as an empty list. */
function rawIntent(name: string, raw: JsonValue): JsonValue {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw;
  const options = (raw as JsonObject)[name];
  if (typeof options !== 'object' || options === null || Array.isArray(options)) return raw;
  const cleaned = Object.entries(options).map(([key, value]): [string, JsonValue] => {
    const isEntityList = key === 'use_entities' || key === 'ignore_entities';
    return [key, isEntityList && (value === null || value === false) ? [] : value];
  });
  return { [name]: Object.fromEntries(cleaned) };
}

function isEmptySection(section: JsonValue): boolean {
  if (section === null) return true;
  return typeof section === 'object' && Object.keys(section).length === 0;
}
