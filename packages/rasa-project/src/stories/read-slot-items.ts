import type { SlotItem } from '../documents/story.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import { isNull, type LocatedNode, toJson } from '../yaml/located-node.ts';

/** The items of `slot_was_set`: `- slot: value` or a bare `- slot`. */
export function readSlotItems(node: LocatedNode, owner: string, fields: FieldReader): readonly SlotItem[] {
  const list = isNull(node) ? undefined : fields.list(node, `\`slot_was_set\` in ${owner}`);
  if (isNull(node) || list?.items.length === 0) {
    fields.report('empty-list', node, {
      message: `\`slot_was_set\` in ${owner} names no slot.`,
      hint: 'Write `- slot: value` below it, or delete the line.',
    });
  }
  return (list?.items ?? []).flatMap((item): readonly SlotItem[] => {
    if (item.kind === 'map') {
      return item.entries.map((entry) => {
        const isDate = entry.value.kind === 'scalar' && entry.value.special === 'date';
        if (isDate) fields.text(entry.value, `the value of the slot '${entry.key}' in ${owner}`);
        return { slot: entry.key, value: toJson(entry.value), isBare: false, at: fields.at(entry) };
      });
    }
    const slot = fields.text(item, `a slot in ${owner}`);
    return slot === undefined ? [] : [{ slot, value: null, isBare: true, at: fields.at(item) }];
  });
}
