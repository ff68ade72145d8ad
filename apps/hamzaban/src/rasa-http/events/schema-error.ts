import type { JsonObject, JsonValue } from '@hamzaban/rasa-project';
import { pythonPrettyText, pythonRepr } from './python-text.ts';

type Index = string | number;

/** One thing that a value lacks for a schema, as Python's jsonschema sees it. */
export interface SchemaError {
  /** Made when it is told: of most errors nobody ever hears. */
  readonly message: () => string;
  /** The keyword that failed. */
  readonly keyword: string;
  readonly schema: JsonObject;
  readonly instance: JsonValue;
  /** Where it stands, from the value that was checked. */
  readonly path: readonly Index[];
  /** Where the keyword stands, from the schema that was checked with. */
  readonly schemaPath: readonly Index[];
  /** What each alternative of a `oneOf` lacked. */
  readonly context: readonly SchemaError[];
}

/** The error worth telling: the highest one, and of a `oneOf` the deepest of its alternatives when one stands out. */
export function bestError(errors: readonly SchemaError[]): SchemaError | null {
  const [first, ...others] = errors;
  if (first === undefined) return null;
  let best = others.reduce((one, other) => (compare(other, one) > 0 ? other : one), first);
  while (best.context.length > 0) {
    const [deepest, next] = [...best.context].sort(compare);
    if (deepest === undefined || (next !== undefined && compare(deepest, next) === 0)) return best;
    best = deepest;
  }
  return best;
}

function compare(one: SchemaError, other: SchemaError): number {
  const depth = other.path.length - one.path.length;
  if (depth !== 0) return depth;
  const weight = Number(one.keyword !== 'oneOf') - Number(other.keyword !== 'oneOf');
  return weight !== 0 ? weight : Number(!matchesType(one)) - Number(!matchesType(other));
}

/** Whether the value is of the type that the schema of the failed keyword asks for. */
function matchesType({ schema, instance }: SchemaError): boolean {
  const type = schema['type'];
  const types = Array.isArray(type) ? (type as readonly string[]) : typeof type === 'string' ? [type] : [];
  return types.some((each) => isOfType(instance, each));
}

/** Whether a value is of one of JSON schema's types. */
export function isOfType(value: JsonValue, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return value !== null && typeof value === 'object' && !Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

/** Characters of a value that are shown; the schema itself has less than half as many. */
const shownMax = 20_000;

/** The error as Python prints it; what is very long is cut. */
export function schemaErrorText({ message, keyword, schema, schemaPath, path, instance }: SchemaError): string {
  const block = (value: JsonValue): string =>
    (JSON.stringify(value).length > shownMax ? '…' : pythonPrettyText(value))
      .split('\n')
      .map((line) => `    ${line}`)
      .join('\n');
  return [
    message().slice(0, shownMax),
    '',
    `Failed validating ${pythonRepr(keyword)} in ${indexText('schema', schemaPath.slice(0, -1))}:`,
    block(schema),
    '',
    `On ${indexText('instance', path)}:`,
    block(instance),
  ].join('\n');
}

function indexText(name: string, path: readonly Index[]): string {
  return `${name}${path.map((index) => `[${pythonRepr(index)}]`).join('')}`;
}
