import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type { Compilable, Kysely } from 'kysely';
import type { Tables } from '../schema/tables.ts';

/** What may stand in a query's place. */
export type ParameterValue = string | number | null;

/** A compiled query: its text, and for each place in it the name of a value or a constant. Crosses threads. */
export interface QueryText {
  readonly sql: string;
  readonly places: readonly { readonly name: string | null; readonly constant: ParameterValue }[];
}

/** A query that was built by Kysely and compiled once; running it costs no more than a hand-written statement. */
export interface PreparedQuery<Parameters, Row> {
  all(parameters: Parameters): readonly Row[];
  first(parameters: Parameters): Row | null;
  /** Runs it and gives back the number of changed rows. */
  run(parameters: Parameters): number;
}

/** Makes a query ready to run. */
export type Prepare = <Parameters extends Readonly<Record<string, ParameterValue>>, Row>(
  build: (tables: Kysely<Tables>, parameters: Parameters) => Compilable<Row>,
) => PreparedQuery<Parameters, Row>;

/** Prepares a compiled query on a connection. */
export function prepareText<Parameters extends Readonly<Record<string, ParameterValue>>, Row>(
  database: DatabaseSync,
  { sql, places }: QueryText,
): PreparedQuery<Parameters, Row> {
  const statement = database.prepare(sql);
  const bind = (values: Parameters): SQLInputValue[] =>
    places.map(({ name, constant }) => (name === null ? constant : (values[name] ?? null)));
  return {
    all: (values) => statement.all(...bind(values)).map((row) => rowOf<Row>(row)),
    first: (values) => {
      const row = statement.get(...bind(values));
      return row === undefined ? null : rowOf<Row>(row);
    },
    run: (values) => Number(statement.run(...bind(values)).changes),
  };
}

// The shape of a row is what the query builder says; SQLite's STRICT tables hold it to its types.
function rowOf<Row>(row: Record<string, SQLOutputValue>): Row {
  return row as Row;
}
