import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type BotModel,
  decodeManifest,
  encodeBot,
  type TrainBotOptions,
  type TrainedBot,
  trainBot,
  trainBotBeside,
} from '@hamzaban/bot';
import type { Reader, Vectors } from '@hamzaban/nlu';
import { type Diagnostic, type Project, readProject } from '@hamzaban/rasa-project';
import { checkWritableFolder } from '../files/check-writable-folder.ts';
import { diskTree } from '../files/disk-tree.ts';
import type { Pack } from '../home/pack.ts';
import { baseModelFile, baseModelName } from './base-model-file.ts';
import type { BaseModels } from './base-models.ts';
import { type CheckedProject, checkProject, unsaid } from './check-project.ts';
import { isLarge } from './is-large.ts';
import { isUnreadableModel } from './is-unreadable-model.ts';
import { newestModelFile, readModelFile, writeModelFile } from './model-file.ts';
import { modelName } from './model-name.ts';
import type { FolderTraining, TrainFolder, TrainingInput, TrainingOptions } from './train-folder.ts';
import type { PreparedPartner } from './training-partner.ts';

/** Raised when what training makes of the same files changes, so that old fingerprints no longer count. */
const ENGINE = '10';
/** Of a training that also has to train the pack, the part that the pack takes. */
const BASE_SHARE = 0.85;
/** From so many examples on a second thread is worth loading the language once more (about a third of a second). */
const BESIDE_FROM = 2000;

export interface FolderTrainer {
  readonly trainFolder: TrainFolder;
  /** Whether the newest model of `out` was trained on just these files. */
  isUpToDate(input: TrainingInput): Promise<boolean>;
}

/** Training of folders on this thread: it blocks while it learns, so a serving process uses `trainInThread`. */
export function createFolderTrainer(dependencies: {
  readonly reader: Reader;
  readonly vectors?: Vectors;
  readonly bases: BaseModels;
  /** Starts another thread, with which large bots are trained; without it everything is done in this one. */
  readonly preparePartner?: () => PreparedPartner;
  readonly now: () => number;
  readonly random: () => number;
}): FolderTrainer {
  const { reader, vectors, bases, preparePartner, now, random } = dependencies;

  return {
    async isUpToDate(input) {
      const { project, diagnostics } = read(input);
      return hasErrors(diagnostics)
        ? false
        : (await unchangedParts(input, await fingerprintOf(input, project))) !== undefined;
    },

    async trainFolder(input, options = {}): Promise<FolderTraining> {
      const partner = isLarge(input) ? preparePartner?.() : undefined;
      try {
        return await trainProject(input, options, partner);
      } finally {
        partner?.dismiss();
      }
    },
  };

  async function trainProject(
    input: TrainingInput,
    options: TrainingOptions,
    partner: PreparedPartner | undefined,
  ): Promise<FolderTraining> {
    const { project, diagnostics, dialogue } = read(input);
    if (stops(diagnostics, input)) return { diagnostics };
    const pack = await importedPack(input.folder, project);
    const fingerprint = await fingerprintOf(input, project);
    const out = resolve(input.folder, input.out);
    const name = input.name ?? modelName(now(), random);
    await checkWritableFolder(out);
    const unchanged = input.isForced === true ? undefined : await unchangedParts(input, fingerprint);
    if (unchanged !== undefined) {
      const written = await writeModelFile(out, name, unchanged);
      return {
        diagnostics,
        trained: { ...written, baseHash: pack?.hash ?? null, metrics: metricsOf(project, 0), isUnchanged: true },
      };
    }
    const started = now();
    const base = pack === undefined ? undefined : await ensureBase(pack, scaled(options, 0, BASE_SHARE));
    const trained = await train(
      project,
      {
        reader,
        fingerprint,
        ...(dialogue !== undefined && { dialogue }),
        ...(vectors !== undefined && { vectors }),
        ...(base !== undefined && pack !== undefined && { base: { hash: pack.hash, model: base } }),
        ...scaled(options, base === undefined ? 0 : BASE_SHARE, 1),
      },
      partner,
    );
    const all = [...diagnostics, ...unsaid(softened(trained.diagnostics, input), diagnostics)];
    if (stops(all, input)) return { diagnostics: all };
    const written = await writeModelFile(out, name, encodeBot(trained.model, base));
    const metrics = metricsOf(project, now() - started);
    return { diagnostics: all, trained: { ...written, baseHash: pack?.hash ?? null, metrics, isUnchanged: false } };
  }

  async function train(project: Project, options: TrainBotOptions, prepared?: PreparedPartner): Promise<TrainedBot> {
    if (options.base !== undefined || project.nlu.examples.length < BESIDE_FROM) return trainBot(project, options);
    const partner = prepared ?? preparePartner?.();
    if (partner === undefined) return trainBot(project, options);
    try {
      return await trainBotBeside(project, options, (data, onProgress) =>
        partner.begin(data, { signal: options.signal, onProgress }),
      );
    } finally {
      // Where this thread failed, the other one waits for its readings.
      partner.dismiss();
    }
  }

  /** The pack's own model, trained when this content of the pack has none yet that this engine can read. */
  async function ensureBase(pack: Pack, options: TrainingOptions): Promise<BotModel> {
    if (existsSync(baseModelFile(pack.folder, pack.hash))) {
      try {
        return await bases.load(pack.hash, [pack.folder]);
      } catch (error) {
        if (!isUnreadableModel(error)) throw error;
      }
    }
    const input = {
      folder: pack.folder,
      config: 'config.yml',
      domain: domainOf(pack),
      data: ['data'],
      out: 'models',
    };
    const { project, diagnostics, dialogue } = read(input);
    if (hasErrors(diagnostics)) throw new BrokenPackError(pack, diagnostics);
    const { model } = await train(project, {
      reader,
      fingerprint: pack.hash,
      ...(dialogue !== undefined && { dialogue }),
      ...(vectors !== undefined && { vectors }),
      ...options,
    });
    await writeModelFile(join(pack.folder, 'models'), baseModelName(pack.hash), encodeBot(model));
    return bases.load(pack.hash, [pack.folder]);
  }
}

/** A pack that cannot be trained; shops cannot mend it. */
export class BrokenPackError extends Error {
  override readonly name = 'BrokenPackError';
  readonly code = 'BROKEN_PACK';

  constructor(pack: Pack, diagnostics: readonly Diagnostic[]) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error').slice(0, 5);
    super(
      `The pack ${pack.folder} has errors:\n${errors.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n')}`,
    );
  }
}

interface ReadFolder extends CheckedProject {
  readonly project: Project;
}

function read(input: TrainingInput): ReadFolder {
  const tree = diskTree(input.folder);
  const { project, diagnostics } = readProject(tree, {
    config: input.config,
    domain: input.domain,
    data: input.data,
    ...(input.readsEnvironment === true && { environment: process.env }),
  });
  const checked = checkProject(project);
  return { ...checked, project, diagnostics: [...diagnostics, ...softened(checked.diagnostics, input)] };
}

/** What no training can go on with: rules that contradict each other, stories without end. */
const FATAL: ReadonlySet<string> = new Set([
  'contradicting-rule',
  'incomplete-rule',
  'rule-has-several-user-turns',
  'too-many-dialogues',
]);

/** Errors that the trained bot could live with as warnings, where `--skip-validation` asks for it. */
function softened(diagnostics: readonly Diagnostic[], input: TrainingInput): readonly Diagnostic[] {
  if (input.skipsValidation !== true) return diagnostics;
  return diagnostics.map((one) => (FATAL.has(one.code) ? one : { ...one, severity: 'warning' }));
}

function domainOf(pack: Pack): readonly string[] {
  return [existsSync(join(pack.folder, 'domain.yml')) ? 'domain.yml' : 'domain'];
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

function stops(diagnostics: readonly Diagnostic[], input: TrainingInput): boolean {
  return (
    hasErrors(diagnostics) || (input.isStrict === true && diagnostics.some(({ severity }) => severity === 'warning'))
  );
}

/** The pack that a project stands on: the one that it imports, if it imports one pack and nothing else. */
async function importedPack(folder: string, project: Project): Promise<Pack | undefined> {
  const [only, ...others] = project.config.imports;
  if (only === undefined || others.length > 0) return undefined;
  // Only here: a project that imports nothing need not wait for what checks packs.
  const { readPack } = await import('../home/pack.ts');
  return readPack(resolve(folder, only));
}

async function fingerprintOf(input: TrainingInput, project: Project): Promise<string> {
  const hash = createHash('sha256').update(`engine ${ENGINE}\0`);
  const tree = diskTree(input.folder);
  for (const file of project.files) hash.update(`${file}\0`).update(tree.read(file) ?? '');
  return hash.digest('hex');
}

async function unchangedParts(input: TrainingInput, fingerprint: string) {
  const newest = await newestModelFile(resolve(input.folder, input.out));
  if (newest === undefined) return undefined;
  try {
    const parts = await readModelFile(newest);
    return decodeManifest(parts).fingerprint === fingerprint ? parts : undefined;
  } catch (error) {
    if (isUnreadableModel(error)) return undefined;
    throw error;
  }
}

function scaled(options: TrainingOptions, from: number, to: number): TrainingOptions {
  const { onProgress, signal } = options;
  return {
    ...(signal !== undefined && { signal }),
    ...(onProgress !== undefined && {
      onProgress: (fraction: number, what: string) => onProgress(from + fraction * (to - from), what),
    }),
  };
}

function metricsOf({ nlu, domain, stories, rules }: Project, trainingMs: number): Readonly<Record<string, number>> {
  return {
    training_ms: Math.round(trainingMs),
    intents: domain.intents.length,
    examples: nlu.examples.length,
    responses: domain.responses.size,
    rules: rules.length,
    stories: stories.length,
  };
}
