import type { Position } from '../documents/diagnostic.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import type { LocatedNode } from '../yaml/located-node.ts';

/** Whose texts they are. */
export interface TextsOf {
  readonly node: LocatedNode;
  /** As in `the intent 'greet'`. */
  readonly owner: string;
  readonly what: 'examples' | 'phrases';
}

/** The texts that say something. When there is none, there is a word about it, unless it was said already of what stands there. */
export function withoutBlanks<Written extends { readonly text: string; readonly at: Position }>(
  written: readonly Written[],
  { node, owner, what }: TextsOf,
  fields: FieldReader,
): readonly Written[] {
  const kept = written.filter(({ text }) => text !== '');
  const isSaid = node.kind === 'list' && node.items.length > 0 && written.length === 0;
  if (kept.length === 0 && !isSaid) {
    fields.report('empty-examples', node, {
      message: `${owner.charAt(0).toUpperCase()}${owner.slice(1)} has no ${what}.`,
      hint: 'Add lines that begin with `- ` below `examples: |`, or delete the entry.',
    });
  }
  return kept;
}
