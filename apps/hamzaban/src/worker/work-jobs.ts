import { setTimeout as pause } from 'node:timers/promises';
import { AppError, type Job, type Jobs } from '@hamzaban/platform';
import type { Shops } from '../shops/create-shops.ts';

const POLL_MS = 2000;

/**
 * Takes queued trainings one after the other until the signal comes; what is running then is given back. While the
 * store refuses (a disk that is full), it is told so and asked again: neither a worker nor the server that it lives in
 * may end by that, and a job that could not be written as ended is taken again when its lease has run out.
 */
export async function workJobs(
  dependencies: {
    readonly jobs: Jobs;
    readonly shops: Shops;
    readonly worker: string;
    readonly say: (text: string) => void;
    readonly onRefused: (error: AppError) => void;
  },
  signal: AbortSignal,
): Promise<void> {
  const { jobs, shops, worker, say, onRefused } = dependencies;
  while (!signal.aborted) {
    const job = await workOne();
    if (job === null) await pause(POLL_MS, undefined, { signal }).catch(ignoreAbort);
  }

  async function workOne(): Promise<Job | null> {
    try {
      return await takeOne();
    } catch (error) {
      if (!AppError.isInstance(error) || error.kind !== 'operational') throw error;
      onRefused(error);
      return null;
    }
  }

  function takeOne(): Promise<Job | null> {
    return jobs.workOne({
      worker,
      signal,
      async run({ job: { tenantId }, signal: lost, report }) {
        say(`training ${tenantId} …`);
        const { diagnostics, model } = await shops.train(tenantId, { signal: lost, onProgress: report });
        if (model !== undefined) return say(`trained ${tenantId}: ${model.file}`);
        const errors = diagnostics.filter(({ severity }) => severity === 'error');
        const shown = errors
          .slice(0, 5)
          .map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);
        throw new AppError('training_failed', { details: { problems: shown.join('\n') } });
      },
    });
  }
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}
