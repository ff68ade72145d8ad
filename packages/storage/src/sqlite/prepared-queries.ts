import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type { Compilable, Kysely } from 'kysely';
import type { Tables } from '../schema/tables.ts';
import { queryBuilder } from './query-builder.ts';

/** What may stand in a query's place. */
export type ParameterValue = string | number | null;

/** A query that was built by Kysely and compiled once; running it costs no more than a hand-written statement. */
export interface PreparedQuery<Parameters, Row> {
  all(parameters: Parameters): readonly Row[];
  first(parameters: Parameters): Row | null;
  /** Runs it and gives back the number of changed rows. */
  run(parameters: Parameters): number;
}

/** Compiles a query on a connection. The second argument of `build` stands for the values of its later runs. */
export type Prepare = <Parameters extends Readonly<Record<string, ParameterValue>>, Row>(
  build: (tables: Kysely<Tables>, parameters: Parameters) => Compilable<Row>,
) => PreparedQuery<Parameters, Row>;

/** Creates the compiler of queries for a connection. */
export function createPrepare(database: DatabaseSync): Prepare {
  return <Parameters extends Readonly<Record<string, ParameterValue>>, Row>(
    build: (tables: Kysely<Tables>, parameters: Parameters) => Compilable<Row>,
  ): PreparedQuery<Parameters, Row> => {
    const compiled = build(queryBuilder, placeholders<Parameters>()).compile();
    const statement = database.prepare(compiled.sql);
    const places = compiled.parameters.map((parameter) => (parameter instanceof Placeholder ? parameter : null));
    const constants = compiled.parameters as readonly SQLInputValue[];
    const bind = (values: Parameters): SQLInputValue[] =>
      places.map((place, index) => (place === null ? constants[index] : values[place.name]) ?? null);
    return {
      all: (values) => statement.all(...bind(values)).map((row) => rowOf<Row>(row)),
      first: (values) => {
        const row = statement.get(...bind(values));
        return row === undefined ? null : rowOf<Row>(row);
      },
      run: (values) => Number(statement.run(...bind(values)).changes),
    };
  };
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

// The shape of a row is what the query builder says; SQLite's STRICT tables hold it to its types.
function rowOf<Row>(row: Record<string, SQLOutputValue>): Row {
  return row as Row;
}
