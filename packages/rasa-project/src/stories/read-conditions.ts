import type { Rule } from '../documents/story.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import { fieldOf, isNull, type LocatedNode } from '../yaml/located-node.ts';
import { readSlotItems } from './read-slot-items.ts';

type Condition = Rule['conditions'][number];

/** The `condition:` of a rule: what must hold before its first step. */
export function readConditions(node: LocatedNode, rule: string, fields: FieldReader): readonly Condition[] {
  const list = fields.list(node, `the condition of the rule '${rule}'`);
  return (list?.items ?? []).flatMap((item): readonly Condition[] => {
    const map = fields.map(item, `an item of the condition of the rule '${rule}'`);
    if (map === undefined) return [];
    const slots = fieldOf(map, 'slot_was_set');
    if (slots !== undefined) return [{ kind: 'slots', slots: readSlotItems(slots, `the rule '${rule}'`, fields) }];
    const loop = fieldOf(map, 'active_loop');
    if (loop === undefined) {
      fields.report('unexpected-step', map, {
        message: `A condition of the rule '${rule}' has neither \`slot_was_set\` nor \`active_loop\`, so it is skipped.`,
        hint: 'Only these two can be conditions.',
      });
      return [];
    }
    if (isNull(loop)) return [{ kind: 'loop', name: null }];
    const name = fields.text(loop, 'the name of a loop');
    return name === undefined ? [] : [{ kind: 'loop', name }];
  });
}
