import type { JsonObject, JsonValue } from '@hamzaban/rasa-project';
import eventSchema from './event-schema.json' with { type: 'json' };
import { pythonRepr } from './python-text.ts';
import { bestError, isOfType, type SchemaError, schemaErrorText } from './schema-error.ts';

/**
 * What is wrong with a list of events by Rasa's own schema of them, in Rasa's words; null when nothing is.
 * The schema is what Rasa 3.6 shows in its error messages.
 */
export function checkEvents(events: readonly JsonValue[]): string | null {
  if (events.length > eventsMax)
    return `${events.length} events are too many for one request: send ${eventsMax} at most`;
  if (isDeeperThan(events, depthMax)) return `the events are nested more than ${depthMax} levels deep`;
  const errors = events.flatMap((event, index) =>
    check(event, eventSchema as unknown as JsonObject).map((error) => ({
      ...error,
      path: [index, ...error.path],
      schemaPath: ['items', ...error.schemaPath],
    })),
  );
  const error = bestError(errors);
  return error === null ? null : schemaErrorText(error);
}

/** More than any conversation that somebody moves; checking that many takes less than a tenth of a second. */
const eventsMax = 10_000;
const depthMax = 100;

/** Level by level, so that no depth can exhaust the stack. */
function isDeeperThan(value: JsonValue, limit: number): boolean {
  let level: readonly JsonValue[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true;
    level = level.flatMap((each): readonly JsonValue[] =>
      each !== null && typeof each === 'object' ? Object.values(each) : [],
    );
  }
  return false;
}

type Keyword = (instance: JsonValue, value: JsonValue, schema: JsonObject) => readonly SchemaError[];

const keywords: Readonly<Record<string, Keyword>> = {
  type(instance, types, schema) {
    const names = (Array.isArray(types) ? types : [types]) as readonly string[];
    if (names.some((name) => isOfType(instance, name))) return [];
    const wanted = names.map((name) => pythonRepr(name)).join(', ');
    return [failure('type', { instance, schema }, () => `${pythonRepr(instance)} is not of type ${wanted}`)];
  },
  const(instance, wanted, schema) {
    if (instance === wanted) return [];
    return [failure('const', { instance, schema }, () => `${pythonRepr(wanted)} was expected`)];
  },
  required(instance, names, schema) {
    if (!isMap(instance)) return [];
    return (names as readonly string[])
      .filter((name) => !Object.hasOwn(instance, name))
      .map((name) => failure('required', { instance, schema }, () => `${pythonRepr(name)} is a required property`));
  },
  properties(instance, properties) {
    if (!isMap(instance)) return [];
    return Object.entries(properties as JsonObject).flatMap(([name, schema]) => {
      const value = Object.hasOwn(instance, name) ? instance[name] : undefined;
      return value === undefined ? [] : below(check(value, schema as JsonObject), [name], ['properties', name]);
    });
  },
  patternProperties(instance, patterns) {
    if (!isMap(instance)) return [];
    return Object.entries(patterns as JsonObject).flatMap(([pattern, schema]) =>
      Object.entries(instance)
        .filter(([name]) => new RegExp(pattern, 'u').test(name))
        .flatMap(([name, value]) => below(check(value, schema as JsonObject), [name], ['patternProperties', pattern])),
    );
  },
  items(instance, schema) {
    if (!Array.isArray(instance)) return [];
    return instance.flatMap((each: JsonValue, index: number) =>
      below(check(each, schema as JsonObject), [index], ['items']),
    );
  },
  oneOf(instance, alternatives, schema) {
    // Each alternative is for one kind of event: the others need not be looked at when it holds.
    const own = (alternatives as readonly JsonObject[]).find((each) => isOfKind(instance, each));
    if (own !== undefined && check(instance, own).length === 0) return [];
    const results = (alternatives as readonly JsonObject[]).map((each, index) =>
      check(instance, each).map((error) => ({ ...error, schemaPath: [index, ...error.schemaPath] })),
    );
    const valid = results.filter((errors) => errors.length === 0).length;
    if (valid === 1) return [];
    if (valid === 0) {
      const message = () => `${pythonRepr(instance)} is not valid under any of the given schemas`;
      return [{ ...failure('oneOf', { instance, schema }, message), context: results.flat() }];
    }
    return [
      failure('oneOf', { instance, schema }, () => `${pythonRepr(instance)} is valid under each of the given schemas`),
    ];
  },
};

function isOfKind(instance: JsonValue, alternative: JsonObject): boolean {
  const properties = alternative['properties'] as JsonObject | undefined;
  const kind = properties?.['event'] as JsonObject | undefined;
  return kind !== undefined && isMap(instance) && kind['const'] === instance['event'];
}

function check(instance: JsonValue, schema: JsonObject): readonly SchemaError[] {
  return Object.entries(schema).flatMap(([keyword, value]) => keywords[keyword]?.(instance, value, schema) ?? []);
}

function failure(
  keyword: string,
  { instance, schema }: { readonly instance: JsonValue; readonly schema: JsonObject },
  message: () => string,
): SchemaError {
  return { message, keyword, schema, instance, path: [], schemaPath: [keyword], context: [] };
}

function below(
  errors: readonly SchemaError[],
  path: SchemaError['path'],
  schemaPath: SchemaError['schemaPath'],
): readonly SchemaError[] {
  return errors.map((error) => ({
    ...error,
    path: [...path, ...error.path],
    schemaPath: [...schemaPath, ...error.schemaPath],
  }));
}

function isMap(value: JsonValue): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
