import { compileQuery } from '../sqlite/compile-query.ts';
import type { QueryText } from '../sqlite/prepared-queries.ts';
import { createOperations } from './operations.ts';

/**
 * Compiles all queries of the operations, in the order in which `createOperations` asks for them. Done on the main
 * thread, which has the query builder loaded anyway: without it the writer thread starts in a fraction of the time.
 */
export function compileOperationQueries(): readonly QueryText[] {
  const queries: QueryText[] = [];
  createOperations((build) => {
    queries.push(compileQuery(build));
    return { all: () => [], first: () => null, run: () => 0 };
  });
  return queries;
}
