import type { EntityDefinition } from '../documents/domain.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import { fieldOf, isNull, type LocatedNode } from '../yaml/located-node.ts';
import type { Drafted } from './domain-draft.ts';
import { collectByName, type NamedItem, readNamedItems } from './named-items.ts';

/** The `entities:` list. */
export function readEntities(node: LocatedNode, fields: FieldReader): ReadonlyMap<string, Drafted<EntityDefinition>> {
  const define = (item: NamedItem) => defineEntity(item, fields);
  return collectByName(readNamedItems(node, 'entity', fields), { kind: 'entity', fields, define });
}

function defineEntity({ name, options, node }: NamedItem, fields: FieldReader): EntityDefinition {
  const names = (key: 'roles' | 'groups') => {
    const list = options && fieldOf(options, key);
    return list === undefined || isNull(list) ? [] : fields.texts(list, `the \`${key}\` of the entity '${name}'`);
  };
  const influence = options && fieldOf(options, 'influence_conversation');
  return {
    name,
    roles: names('roles'),
    groups: names('groups'),
    influencesConversation:
      influence === undefined ||
      (fields.boolean(influence, `\`influence_conversation\` of the entity '${name}'`) ?? true),
    at: fields.at(node),
  };
}
