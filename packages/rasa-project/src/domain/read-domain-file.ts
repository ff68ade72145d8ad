import type { JsonObject } from '../documents/json-value.ts';
import { readFormatVersion } from '../project/format-version.ts';
import { warnAboutMisspelledKeys } from '../project/misspelled-key.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import { fieldOf, isNull, type LocatedMap, type LocatedNode, toJson } from '../yaml/located-node.ts';
import { type DomainDraft, EMPTY_DRAFT } from './domain-draft.ts';
import { readActions, readE2eActions } from './read-actions.ts';
import { readEntities } from './read-entities.ts';
import { readForms } from './read-forms.ts';
import { readIntents } from './read-intents.ts';
import { readResponses } from './read-responses.ts';
import { readSession } from './read-session.ts';
import { readSlots } from './read-slots.ts';

/** A file with one of these at its top is a domain file. */
export const DOMAIN_KEYS = [
  'slots',
  'forms',
  'actions',
  'entities',
  'intents',
  'responses',
  'e2e_actions',
  'session_config',
] as const;

const KNOWN_KEYS: ReadonlySet<string> = new Set([...DOMAIN_KEYS, 'version', 'config', 'templates']);

/** One domain file; `undefined` when it is of a newer format. */
export function readDomainFile(root: LocatedMap, fields: FieldReader): DomainDraft | undefined {
  const { version, isReadable } = readFormatVersion(root, fields);
  if (!isReadable) return undefined;
  warnAboutMisspelledKeys(root, [...KNOWN_KEYS], fields);
  const section = (key: string): LocatedNode | undefined => {
    const node = fieldOf(root, key);
    return node === undefined || isNull(node) ? undefined : node;
  };
  const read = <Result>(
    key: string,
    reader: (node: LocatedNode, fields: FieldReader) => Result,
    otherwise: Result,
  ): Result => {
    const node = section(key);
    return node === undefined ? otherwise : reader(node, fields);
  };
  const templates = section('templates');
  if (templates !== undefined) {
    fields.report('legacy-templates', templates, {
      message: 'The responses stand under `templates`, a name of Rasa 1.',
      hint: 'Rename the key to `responses`.',
    });
  }
  return {
    version,
    intents: read('intents', readIntents, EMPTY_DRAFT.intents),
    entities: read('entities', readEntities, EMPTY_DRAFT.entities),
    slots: read('slots', readSlots, EMPTY_DRAFT.slots),
    responses: read(
      section('responses') === undefined ? 'templates' : 'responses',
      readResponses,
      EMPTY_DRAFT.responses,
    ),
    forms: read('forms', readForms, EMPTY_DRAFT.forms),
    actions: read('actions', readActions, EMPTY_DRAFT.actions),
    e2eActions: read('e2e_actions', readE2eActions, []),
    session: read('session_config', readSession, undefined),
    config: read('config', readDomainConfig, undefined),
    extra: Object.fromEntries(
      root.entries.filter((entry) => !KNOWN_KEYS.has(entry.key)).map((entry) => [entry.key, toJson(entry.value)]),
    ),
    keys: root.entries.map((entry) => (entry.key === 'templates' ? 'responses' : entry.key)),
  };
}

function readDomainConfig(node: LocatedNode, fields: FieldReader): JsonObject | undefined {
  const map = fields.map(node, '`config` of the domain');
  if (map === undefined) return undefined;
  const store = fieldOf(map, 'store_entities_as_slots');
  if (store !== undefined) fields.boolean(store, '`store_entities_as_slots`');
  return toJson(map) as JsonObject;
}
