import type { ComponentConfig } from '../documents/config.ts';
import type { JsonValue } from '../documents/json-value.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import { fieldOf, type LocatedNode, toJson } from '../yaml/located-node.ts';
import { type ComponentStanding, PIPELINE_COMPONENTS, POLICIES } from './known-components.ts';

export type ComponentKind = 'pipeline' | 'policies' | 'importers';

/** A list of components, each a name or a map with `name` and options; unknown and unavailable ones are reported, wrong items left out. */
export function readComponents(
  node: LocatedNode,
  kind: ComponentKind,
  fields: FieldReader,
): readonly ComponentConfig[] {
  const list = fields.list(node, `\`${kind}\``);
  return (list?.items ?? []).map((item) => readComponent(item, kind, fields)).filter((item) => item !== undefined);
}

function readComponent(node: LocatedNode, kind: ComponentKind, fields: FieldReader): ComponentConfig | undefined {
  const nameNode = node.kind === 'map' ? fieldOf(node, 'name') : node;
  if (nameNode === undefined) {
    fields.report('missing-key', node, {
      message: `An item of \`${kind}\` has no \`name\`.`,
      hint: 'Write `- name: ComponentName`, and its options below it in the same column as `name`.',
    });
    return undefined;
  }
  const rawName = fields.text(nameNode, `the name of an item of \`${kind}\``);
  if (rawName === undefined) return undefined;
  const name = rawName.split('.').at(-1) ?? rawName;
  if (kind !== 'importers') reportStanding({ rawName, name, kind, node: nameNode }, fields);
  const { name: _name, ...options } = node.kind === 'map' ? (toJson(node) as { [key: string]: JsonValue }) : { name };
  return { rawName, name, options, at: fields.at(node) };
}

interface NamedComponent {
  readonly rawName: string;
  readonly name: string;
  readonly kind: 'pipeline' | 'policies';
  readonly node: LocatedNode;
}

function reportStanding({ rawName, name, kind, node }: NamedComponent, fields: FieldReader): void {
  const table = kind === 'pipeline' ? PIPELINE_COMPONENTS : POLICIES;
  const standing: ComponentStanding | undefined = Object.hasOwn(table, name) ? table[name] : undefined;
  const noun = kind === 'pipeline' ? 'component' : 'policy';
  if (standing === undefined) {
    if (rawName.includes('.')) {
      fields.report('python-component', node, {
        message: `The ${noun} '${rawName}' is Python code of this project, which cannot run here; it is left out.`,
        hint: 'Use a built-in one, or do its work in an action.',
      });
      return;
    }
    fields.report('unknown-component', node, {
      message: `The ${noun} '${rawName}' does not exist.`,
      hint: `Check the spelling; known are ${suggestions(name, Object.keys(table))}.`,
    });
    return;
  }
  switch (standing.kind) {
    case 'supported':
      return;
    case 'unavailable':
      fields.report('unavailable-component', node, {
        message: `The ${noun} '${name}' cannot run here, because ${standing.reason}; ${outcome(standing.instead)}.`,
        hint:
          standing.instead === undefined
            ? 'Delete it if the bot does not depend on it.'
            : `Write \`name: ${standing.instead}\`.`,
      });
      return;
    case 'removed':
      fields.report('removed-component', node, {
        message: `The ${noun} '${name}' no longer exists in Rasa 3; ${outcome(standing.instead)}.`,
        hint: standing.instead === undefined ? 'Delete it.' : `Write \`name: ${standing.instead}\`.`,
      });
      return;
    case 'pro':
      fields.report('pro-only', node, {
        message: `The ${noun} '${name}' belongs to Rasa Pro; it is left out.`,
        hint: 'Delete it, and express what it did by intents, stories and rules.',
      });
  }
}

function outcome(instead: string | undefined): string {
  return instead === undefined ? 'it is left out' : `'${instead}' takes its place`;
}

/** The known names that share a beginning or an ending with the written one; all of them if none does. */
function suggestions(name: string, known: readonly string[]): string {
  const lower = name.toLowerCase();
  const near = known.filter(
    (other) => other.toLowerCase().startsWith(lower.slice(0, 4)) || other.toLowerCase().endsWith(lower.slice(-6)),
  );
  return (near.length > 0 ? near : known).slice(0, 8).join(', ');
}
