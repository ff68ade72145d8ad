import type { DatabaseSync, SQLInputValue } from 'node:sqlite';

/** A `node:sqlite` connection in the shape that Kysely's SQLite dialect takes. The connection stays the caller's. */
export function kyselyDatabaseOf(database: DatabaseSync) {
  return {
    prepare: (text: string) => {
      const statement = database.prepare(text);
      const bind = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[];
      return {
        reader: statement.columns().length > 0,
        all: (parameters: readonly unknown[]) => statement.all(...bind(parameters)),
        run: (parameters: readonly unknown[]) => statement.run(...bind(parameters)),
        iterate: (parameters: readonly unknown[]) => statement.iterate(...bind(parameters)),
      };
    },
    close: () => undefined,
  };
}
