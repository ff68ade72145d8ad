import type { DatabaseSync } from 'node:sqlite';
import { compileQuery } from './compile-query.ts';
import type { Prepare } from './prepared-queries.ts';
import { prepareText } from './prepared-queries.ts';

/** Creates the function that compiles queries and prepares them on a connection. */
export function createPrepare(database: DatabaseSync): Prepare {
  return (build) => prepareText(database, compileQuery(build));
}
