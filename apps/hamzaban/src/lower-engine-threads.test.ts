import { readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { describe, expect, it } from 'vitest';
import { lowerEngineThreads } from './lower-engine-threads.ts';

const threads = () =>
  readdirSync('/proc/self/task').map((id) => ({
    name: readFileSync(`/proc/self/task/${id}/comm`, 'latin1').trim(),
    niceness: getPriority(Number(id)),
  }));

describe.runIf(process.platform === 'linux')("V8's threads", () => {
  it('give way to all others, which keep their priority', () => {
    const own = getPriority();
    const refusals: unknown[] = [];
    lowerEngineThreads((error) => refusals.push(error));
    expect(refusals).toEqual([]);
    const engine = threads().filter(({ name }) => name.startsWith('V8Worker'));
    expect(engine.length).toBeGreaterThan(0);
    for (const { niceness } of engine) expect(niceness).toBeGreaterThanOrEqual(10);
    for (const { name, niceness } of threads()) if (!name.startsWith('V8Worker')) expect(niceness).toBe(own);
    expect(lowerEngineThreads(() => undefined)).toBe(0);
  });
});
