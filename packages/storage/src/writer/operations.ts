import type { Prepare } from '../sqlite/prepared-queries.ts';
import { createJobOperations } from './job-operations.ts';
import { createKeyOperations } from './key-operations.ts';
import { createModelOperations } from './model-operations.ts';
import { createTenantOperations } from './tenant-operations.ts';
import { createTurnOperations } from './turn-operations.ts';
import { createUpkeepOperations } from './upkeep-operations.ts';

/** Everything that can be written, by name; each runs inside a transaction that the caller holds. */
export function createOperations(prepare: Prepare) {
  const keys = createKeyOperations(prepare);
  return {
    ...createTurnOperations(prepare),
    ...createTenantOperations(prepare, keys.addKey),
    ...keys,
    ...createJobOperations(prepare),
    ...createModelOperations(prepare),
    ...createUpkeepOperations(prepare),
  };
}

/** Everything that can be written. */
export type Operations = ReturnType<typeof createOperations>;
/** The name of something that can be written. */
export type OperationName = keyof Operations;
/** What it takes. */
export type OperationInput<Name extends OperationName> = Parameters<Operations[Name]>[0];
/** What it answers. */
export type OperationOutput<Name extends OperationName> = ReturnType<Operations[Name]>;
