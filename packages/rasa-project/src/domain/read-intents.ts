import type { IntentDefinition } from '../documents/domain.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import { fieldOf, isNull, type LocatedMap, type LocatedNode } from '../yaml/located-node.ts';
import type { Drafted } from './domain-draft.ts';
import { collectByName, type NamedItem, readNamedItems } from './named-items.ts';

/** The `intents:` list. */
export function readIntents(node: LocatedNode, fields: FieldReader): ReadonlyMap<string, Drafted<IntentDefinition>> {
  const define = (item: NamedItem) => defineIntent(item, fields);
  return collectByName(readNamedItems(node, 'intent', fields), { kind: 'intent', fields, define });
}

function defineIntent({ name, options, node }: NamedItem, fields: FieldReader): IntentDefinition {
  if (name.includes('/')) {
    fields.report('retrieval-intent-in-domain', node, {
      message: `The retrieval intent '${name}' is listed with its key; the domain names only the part before the slash.`,
      hint: `List '${name.split('/')[0]}' instead.`,
    });
  }
  const flag = options && fieldOf(options, 'is_retrieval_intent');
  return {
    name,
    useEntities: readUseEntities(name, options, fields),
    ignoreEntities: readEntityNames(
      `the \`ignore_entities\` of the intent '${name}'`,
      optionOf(options, 'ignore_entities'),
      fields,
    ),
    isRetrieval: flag?.kind === 'scalar' && flag.value === true,
    at: fields.at(node),
  };
}

function optionOf(options: LocatedMap | undefined, key: string): LocatedNode | undefined {
  return options === undefined ? undefined : fieldOf(options, key);
}

function readUseEntities(name: string, options: LocatedMap | undefined, fields: FieldReader): true | readonly string[] {
  const written = optionOf(options, 'use_entities');
  if (written === undefined) return true;
  if (written.kind === 'scalar' && typeof written.value === 'boolean') return written.value === true ? true : [];
  return readEntityNames(`the \`use_entities\` of the intent '${name}'`, written, fields);
}

function readEntityNames(what: string, node: LocatedNode | undefined, fields: FieldReader): readonly string[] {
  if (node === undefined || isNull(node)) return [];
  if (node.kind === 'scalar' && node.value === false) return [];
  const list = fields.list(node, what);
  return (list?.items ?? [])
    .map((item) => fields.text(item, 'the name of an entity'))
    .filter((item) => item !== undefined);
}
