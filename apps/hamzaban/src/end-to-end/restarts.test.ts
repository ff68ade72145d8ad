import { expect, it } from 'vitest';
import { runRestarts } from './restarts.ts';

// A few rounds; npm run test:restarts -- --rounds 200 is the long form.
it('restarts under load lose and double no message, and cut nobody off', async () => {
  const report = await runRestarts({ rounds: 4 });
  expect(report).toMatchObject({ cuts: [], faults: [], badExits: [] });
  expect(report.acknowledged).toBeGreaterThan(20);
}, 240_000);
