import type { ActionDefinition } from '../documents/domain.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import { fieldOf, isNull, type LocatedNode } from '../yaml/located-node.ts';
import type { Drafted } from './domain-draft.ts';
import { collectByName, readNamedItems } from './named-items.ts';

/** The `actions:` list. */
export function readActions(node: LocatedNode, fields: FieldReader): ReadonlyMap<string, Drafted<ActionDefinition>> {
  return collectByName(readNamedItems(node, 'action', fields), {
    kind: 'action',
    fields,
    define({ name, options, node: item }) {
      const sendDomain = options && fieldOf(options, 'send_domain');
      return {
        name,
        sendDomain:
          sendDomain !== undefined && (fields.boolean(sendDomain, `\`send_domain\` of the action '${name}'`) ?? false),
        at: fields.at(item),
      };
    },
  });
}

/** The `e2e_actions:` list: bot texts that may be used as actions. */
export function readE2eActions(node: LocatedNode, fields: FieldReader): readonly string[] {
  if (isNull(node)) return [];
  const list = fields.list(node, 'the list of `e2e_actions`');
  return (list?.items ?? []).map((item) => fields.text(item, 'a bot text')).filter((item) => item !== undefined);
}
