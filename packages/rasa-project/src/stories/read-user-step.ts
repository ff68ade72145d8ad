import type { JsonValue } from '../documents/json-value.ts';
import type { AnnotatedEntity } from '../documents/nlu-data.ts';
import type { StepEntity, UserStep } from '../documents/story.ts';
import { readAnnotatedText } from '../nlu/annotated-text.ts';
import { reportAnnotation } from '../nlu/read-example.ts';
import { fieldOf, isNull, type LocatedMap, type LocatedNode, toJson } from '../yaml/located-node.ts';
import { parseIntentMessage } from './intent-message.ts';
import type { StepContext } from './step-context.ts';

/** A user turn: `intent:` and/or `user:`. Entities come from the annotations of the text when there is one. */
export function readUserStep(node: LocatedMap, context: StepContext): UserStep | undefined {
  const { fields, owner } = context;
  const at = fields.at(node);
  const textNode = fieldOf(node, 'user');
  const intent = readIntent(node, context);
  if (textNode === undefined || isNull(textNode)) {
    if (intent === undefined) return undefined;
    const entitiesNode = fieldOf(node, 'entities');
    const entities = entitiesNode === undefined ? [] : readEntities(entitiesNode, context);
    return { kind: 'user', ...intent, text: null, entities, at };
  }
  const written = fields.text(textNode, `a user text of ${owner}`)?.trim() ?? '';
  const { text, entities: annotated, problems } = readAnnotatedText(written);
  for (const problem of problems) reportAnnotation(problem, { text: written, at: fields.at(textNode) }, fields);
  const message = text.startsWith('/') ? parseIntentMessage(text) : undefined;
  return {
    kind: 'user',
    intent: intent?.intent ?? null,
    ...(intent?.fullIntent === undefined ? {} : { fullIntent: intent.fullIntent }),
    text,
    entities: message?.entities ?? annotated.map(toStepEntity),
    annotated,
    at,
  };
}

function toStepEntity({ entity, value, role, group }: AnnotatedEntity): StepEntity {
  return { type: entity, value, ...(role === undefined ? {} : { role }), ...(group === undefined ? {} : { group }) };
}

function readIntent(
  node: LocatedMap,
  { fields, owner, isTest }: StepContext,
): Pick<UserStep, 'intent' | 'fullIntent'> | undefined {
  const intentNode = fieldOf(node, 'intent');
  if (intentNode === undefined) return undefined;
  if (isNull(intentNode)) {
    fields.report('empty-name', intentNode, {
      message: `A user turn of ${owner} has an empty intent.`,
      hint: 'Write the name of an intent after `intent:`.',
    });
    return undefined;
  }
  const written = fields.text(intentNode, `an intent of ${owner}`)?.trim();
  if (written === undefined || written === '') return undefined;
  if (written.startsWith('/')) {
    fields.report('intent-with-slash', intentNode, {
      message: `The intent '${written}' of ${owner} begins with a slash, which is not needed.`,
      hint: `Write \`intent: ${written.slice(1)}\`.`,
    });
  }
  const name = written.startsWith('/') ? written.slice(1) : written;
  const slash = name.indexOf('/');
  if (slash < 0) return { intent: name };
  const base = name.slice(0, slash);
  if (isTest) return { intent: base, fullIntent: name };
  fields.report('retrieval-intent-in-story', intentNode, {
    message: `The retrieval intent '${name}' in ${owner} is read as '${base}', since stories know only the part before the slash.`,
    hint: `Write \`intent: ${base}\`.`,
  });
  return { intent: base };
}

function readEntities(node: LocatedNode, { fields, owner }: StepContext): readonly StepEntity[] {
  if (isNull(node)) return [];
  const list = fields.list(node, `the entities of a user turn in ${owner}`);
  return (list?.items ?? []).flatMap((item): readonly StepEntity[] => {
    if (item.kind !== 'map') {
      const type = fields.text(item, `an entity in ${owner}`);
      return type === undefined ? [] : [{ type, value: '' }];
    }
    return readEntityMap(item);
  });
}

/** `{city: Tehran, role: from}`: the key that is neither role nor group is the entity. */
function readEntityMap(map: LocatedMap): readonly StepEntity[] {
  const named = map.entries.findLast((entry) => entry.key !== 'role' && entry.key !== 'group');
  if (named === undefined) return [];
  const label = (key: 'role' | 'group'): { readonly [K in 'role' | 'group']?: string } => {
    const node = fieldOf(map, key);
    return node === undefined || isNull(node) ? {} : { [key]: String(toJson(node)) };
  };
  const value: JsonValue = toJson(named.value);
  return [{ type: named.key, value, ...label('role'), ...label('group') }];
}
