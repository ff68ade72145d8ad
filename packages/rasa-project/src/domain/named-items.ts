import type { FieldReader } from '../yaml/field-reader.ts';
import { isNull, type LocatedMap, type LocatedNode, toJson } from '../yaml/located-node.ts';
import type { Drafted } from './domain-draft.ts';

export interface NamedItem {
  readonly name: string;
  /** The options below `name:`; `undefined` for a bare name. */
  readonly options: LocatedMap | undefined;
  readonly node: LocatedNode;
}

/** What a list of names is about: `intent`, `entity`, `action`. */
export type NamedKind = 'intent' | 'entity' | 'action';

/** A list whose items are names or single-key maps `name: {options}`; wrong items are reported and left out. */
export function readNamedItems(node: LocatedNode, kind: NamedKind, fields: FieldReader): readonly NamedItem[] {
  if (isNull(node)) return [];
  const list = fields.list(node, `the list of ${plural(kind)}`);
  // Names written as a map are reported, but taken all the same: without them every use would be reported too.
  if (node.kind === 'map')
    return node.entries.map(({ key, value }) => ({ name: key, options: undefined, node: value }));
  return (list?.items ?? []).map((item) => readNamedItem(item, kind, fields)).filter((item) => item !== undefined);
}

/** Keeps the first definition of each name; later ones are reported. */
export function collectByName<Definition>(
  items: readonly NamedItem[],
  { kind, fields, define }: { kind: NamedKind; fields: FieldReader; define: (item: NamedItem) => Definition },
): ReadonlyMap<string, Drafted<Definition>> {
  const byName = new Map<string, Drafted<Definition>>();
  for (const item of items) {
    const earlier = byName.get(item.name);
    if (earlier !== undefined) {
      fields.report(`duplicate-${kind}`, item.node, {
        message: `The ${kind} '${item.name}' is listed twice in the domain; first in line ${earlier.at.line}.`,
        hint: 'Delete one of the two lines.',
      });
      continue;
    }
    const raw = item.options === undefined ? item.name : { [item.name]: toJson(item.options) };
    byName.set(item.name, { definition: define(item), raw, at: fields.at(item.node) });
  }
  return byName;
}

function readNamedItem(item: LocatedNode, kind: NamedKind, fields: FieldReader): NamedItem | undefined {
  if (item.kind !== 'map') {
    const name = fields.text(item, `the name of an ${kind}`);
    return name === undefined ? undefined : { name, options: undefined, node: item };
  }
  const [entry, ...others] = item.entries;
  if (entry === undefined || others.length > 0) {
    fields.report('wrong-type', item, {
      message: `An item of the list of ${plural(kind)} must be a name, or one name with options below it.`,
      hint: `Begin each ${kind} with its own \`- \`, and indent its options by four spaces more.`,
    });
    if (entry === undefined) return undefined;
  }
  if (isNull(entry.value)) {
    fields.report('empty-options', entry, {
      message: `The ${kind} '${entry.key}' has a colon after its name but nothing below it.`,
      hint: `Delete the colon after '${entry.key}', or add the options.`,
    });
    return { name: entry.key, options: undefined, node: item };
  }
  const options = fields.map(entry.value, `the options of the ${kind} '${entry.key}'`);
  return { name: entry.key, options, node: item };
}

function plural(kind: NamedKind): string {
  return kind === 'entity' ? 'entities' : `${kind}s`;
}
