import type { Compilable, Kysely } from 'kysely';
import type { Tables } from '../schema/tables.ts';
import type { ParameterValue, QueryText } from './prepared-queries.ts';
import { queryBuilder } from './query-builder.ts';

/** Builds a query and compiles it for SQLite; the second argument of `build` stands for the values of its later runs. */
export function compileQuery<Parameters extends Readonly<Record<string, ParameterValue>>, Row>(
  build: (tables: Kysely<Tables>, parameters: Parameters) => Compilable<Row>,
): QueryText {
  const { sql, parameters } = build(queryBuilder, placeholders<Parameters>()).compile();
  const places = parameters.map((parameter) =>
    parameter instanceof Placeholder
      ? { name: parameter.name, constant: null }
      : { name: null, constant: parameter as ParameterValue },
  );
  return { sql, places };
}

class Placeholder {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** An object whose every property is a placeholder of that name, in the clothes of the value that will stand there. */
function placeholders<Parameters extends object>(): Parameters {
  return new Proxy({} as Parameters, { get: (_, name) => new Placeholder(String(name)) });
}
