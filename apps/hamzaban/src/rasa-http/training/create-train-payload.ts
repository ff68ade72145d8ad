import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Diagnostic } from '@hamzaban/rasa-project';
import type { TrainFolder } from '../../models/train-folder.ts';
import { RasaFailure } from '../replies/rasa-failure.ts';
import type { TrainPayload } from './train-payload.ts';

const file = 'data.yml';
/** More would only tread on each other's feet: one trains, the others wait. */
const waitingMax = 8;
/** Problems told in an answer. */
const toldMax = 20;

/** Trains documents one after another, each in a folder of its own. `models` is where kept models go. */
export function createTrainPayload(deps: { readonly trainFolder: TrainFolder; readonly models: string }): TrainPayload {
  let active = 0;
  let last: Promise<unknown> = Promise.resolve();

  return {
    get active() {
      return active;
    },
    async train(yaml, options) {
      if (active >= waitingMax) throw trainingError(503, 'Too many trainings are waiting; try again later.');
      active++;
      const turn = last.then(() => trainOne(deps, yaml, options));
      last = turn.catch(() => undefined);
      try {
        return await turn;
      } finally {
        active--;
      }
    },
  };
}

async function trainOne(
  { trainFolder, models }: { readonly trainFolder: TrainFolder; readonly models: string },
  yaml: Buffer,
  { keepsModel, isForced }: Parameters<TrainPayload['train']>[1],
) {
  const folder = await mkdtemp(join(tmpdir(), 'rasa-train-'));
  const release = () => rm(folder, { recursive: true, force: true });
  try {
    await writeFile(join(folder, file), yaml);
    const { trained, diagnostics } = await trainFolder({
      folder,
      config: file,
      domain: [file],
      data: [file],
      out: keepsModel ? models : join(folder, 'models'),
      readsEnvironment: true,
      isForced,
    });
    if (trained === undefined) throw failureOf(diagnostics);
    return { path: trained.path, name: basename(trained.path), release };
  } catch (error) {
    await release();
    if (error instanceof RasaFailure) throw error;
    throw trainingError(500, error instanceof Error ? error.message : String(error));
  }
}

function failureOf(diagnostics: readonly Diagnostic[]): RasaFailure {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').slice(0, toldMax);
  if (errors.length === 0) return trainingError(500, 'Ran training, but it finished without a trained model.', false);
  const list = errors.map(({ line, message }) => `\n  in ${file}:${line}:\n      ${message}`).join('');
  return trainingError(500, `Failed to validate '${file}'. Here are the errors found during validation:${list}`);
}

function trainingError(status: number, why: string, isUnexpected = true): RasaFailure {
  const message = isUnexpected ? `An unexpected error occurred during training. Error: ${why}` : why;
  return new RasaFailure({ status, reason: 'TrainingError', message });
}
