import type { Prepare } from '../sqlite/prepared-queries.ts';

/** The writing that keeps the tables small, and the proof that writing works. */
export function createUpkeepOperations(prepare: Prepare) {
  const deleteOutbox = prepare((tables, { throughId }: { throughId: number }) =>
    tables.deleteFrom('outbox').where('id', '<=', throughId),
  );
  // Records are numbered in the order of their making, so the oldest are the first: no index of their time is needed.
  const purge = prepare((tables, { before, limit }: { before: number; limit: number }) =>
    tables
      .deleteFrom('idempotency')
      .where('id', 'in', (eb) => eb.selectFrom('idempotency as old').select('old.id').orderBy('old.id').limit(limit))
      .where('created_at', '<', before),
  );
  const sign = prepare((tables, { now }: { now: number }) =>
    tables
      .insertInto('counter')
      .values({ name: 'last_write_check', value: now })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: now })),
  );
  return {
    deleteOutbox: ({ throughId }: { throughId: number }): void => {
      deleteOutbox.run({ throughId });
    },
    purgeIdempotency: (options: { before: number; limit: number }): number => purge.run(options),
    checkWritable: ({ now }: { now: number }): void => {
      sign.run({ now });
    },
  };
}
