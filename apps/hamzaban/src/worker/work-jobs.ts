import { setTimeout as pause } from 'node:timers/promises';
import { AppError, type Jobs } from '@hamzaban/platform';
import type { Shops } from '../shops/create-shops.ts';

const POLL_MS = 2000;

/** Takes queued trainings one after the other until the signal comes; what is running then is given back. */
export async function workJobs(
  dependencies: {
    readonly jobs: Jobs;
    readonly shops: Shops;
    readonly worker: string;
    readonly say: (text: string) => void;
  },
  signal: AbortSignal,
): Promise<void> {
  const { jobs, shops, worker, say } = dependencies;
  while (!signal.aborted) {
    const job = await jobs.workOne({
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
    if (job === null) await pause(POLL_MS, undefined, { signal }).catch(ignoreAbort);
  }
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}
