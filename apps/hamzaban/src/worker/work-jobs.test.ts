import { AppError, type Jobs } from '@hamzaban/platform';
import { describe, expect, it } from 'vitest';
import type { Shops } from '../shops/create-shops.ts';
import { workJobs } from './work-jobs.ts';

/** Works on a queue whose calls go as told, one after the other; the last one ends the work. */
async function workOn(calls: readonly (() => Promise<null>)[]) {
  const stopping = new AbortController();
  const refused: string[] = [];
  let asked = 0;
  const jobs = {
    workOne: () => {
      const call = calls[asked++];
      if (asked === calls.length) stopping.abort();
      return call?.();
    },
  } as unknown as Jobs;
  const onRefused = ({ code }: AppError) => refused.push(code);
  await workJobs({ jobs, shops: {} as Shops, worker: 'test', say: () => {}, onRefused }, stopping.signal);
  return { asked, refused };
}

describe('the worker of trainings', () => {
  it('asks again after the storage has refused', async () => {
    const full = () => Promise.reject(new AppError('storage_unavailable'));
    expect(await workOn([full, async () => null])).toEqual({ asked: 2, refused: ['storage_unavailable'] });
  });

  it('ends by a fault of ours', async () => {
    await expect(workOn([() => Promise.reject(new TypeError('a bug')), async () => null])).rejects.toThrow('a bug');
  });
});
