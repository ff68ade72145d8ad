import type { ComponentConfig, Config } from '../documents/config.ts';
import type { JsonObject } from '../documents/json-value.ts';
import { warnAboutMisspelledKeys } from '../project/misspelled-key.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import { fieldOf, isNull, type LocatedMap, type LocatedNode, toJson } from '../yaml/located-node.ts';
import { DEFAULT_PIPELINE, DEFAULT_POLICIES } from './default-components.ts';
import { type ComponentKind, readComponents } from './read-components.ts';

/** The config of a project without a config file. */
export const DEFAULT_CONFIG: Config = {
  recipe: 'default.v1',
  language: null,
  assistantId: null,
  pipeline: DEFAULT_PIPELINE,
  policies: DEFAULT_POLICIES,
  isPipelineDefault: true,
  arePoliciesDefault: true,
  importers: [],
  imports: [],
  raw: {},
};

const KEYS = ['recipe', 'language', 'assistant_id', 'pipeline', 'policies', 'importers', 'imports', 'version'];

/** `config.yml`; a missing pipeline or missing policies are replaced by Rasa's defaults. */
export function readConfig(root: LocatedMap, fields: FieldReader): Config {
  warnAboutMisspelledKeys(root, KEYS, fields);
  const node = (key: string): LocatedNode | undefined => {
    const value = fieldOf(root, key);
    return value === undefined || isNull(value) ? undefined : value;
  };
  const text = (key: string): string | null => {
    const value = node(key);
    return value === undefined ? null : (fields.text(value, `\`${key}\``) ?? null);
  };
  const pipeline = readList(node('pipeline'), 'pipeline', fields);
  const policies = readList(node('policies'), 'policies', fields);
  const imports = node('imports');
  const assistantId = text('assistant_id');
  if (assistantId === null || assistantId === 'placeholder_default') {
    fields.report('assistant-id-missing', node('assistant_id') ?? root, {
      message: 'The config has no `assistant_id` of its own.',
      hint: 'Add `assistant_id: a-name-of-your-bot`.',
    });
  }
  const recipe = text('recipe') ?? 'default.v1';
  checkRecipe(recipe, root, fields);
  return {
    recipe,
    language: text('language'),
    assistantId,
    pipeline: pipeline ?? DEFAULT_PIPELINE,
    policies: policies ?? DEFAULT_POLICIES,
    isPipelineDefault: pipeline === undefined,
    arePoliciesDefault: policies === undefined,
    importers: readList(node('importers'), 'importers', fields) ?? [],
    imports: imports === undefined ? [] : fields.texts(imports, 'an item of `imports`'),
    raw: toJson(root) as JsonObject,
    at: fields.at(root),
  };
}

function readList(
  node: LocatedNode | undefined,
  kind: ComponentKind,
  fields: FieldReader,
): readonly ComponentConfig[] | undefined {
  if (node === undefined) return undefined;
  if (kind === 'pipeline' && node.kind === 'scalar' && typeof node.value === 'string') {
    fields.report('pipeline-template', node, {
      message: `The pipeline template '${node.value}' no longer exists in Rasa 3; the default pipeline is used.`,
      hint: 'Delete the line, or list the components.',
    });
    return undefined;
  }
  if (kind !== 'importers' && node.kind === 'list' && node.items.length === 0) {
    const what = kind === 'pipeline' ? 'no message is understood' : 'nothing is answered';
    fields.report('empty-list', node, {
      message: `\`${kind}\` is an empty list, so ${what}.`,
      hint: 'List components in it, or delete the line: then those of Rasa by default are taken.',
    });
  }
  return readComponents(node, kind, fields);
}

function checkRecipe(recipe: string, root: LocatedMap, fields: FieldReader): void {
  if (recipe === 'default.v1') return;
  fields.report('unknown-recipe', fieldOf(root, 'recipe') ?? root, {
    message: `The recipe '${recipe}' cannot be used here; the file is read as \`default.v1\`.`,
    hint: 'Write `recipe: default.v1` and list the components under `pipeline` and `policies`.',
  });
}
