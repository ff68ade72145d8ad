import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { NluModel, NluTrainingData, Reader, Vectors } from '@hamzaban/nlu';
import { readProject } from '@hamzaban/rasa-project';
import { CommandFailed } from '../../cli/run-program.ts';
import type { Terminal } from '../../cli/terminal.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { diskTree } from '../../files/disk-tree.ts';
import { loadLanguage } from '../../models/load-language.ts';
import { loadAgent } from '../load-agent.ts';
import { writeDiagnostics } from '../write-diagnostics.ts';
import type { TestOptions } from './test-options.ts';

/** What training for a test needs: assets, and the pack that a shop's project stands on. */
export interface TrainingAssets {
  readonly reader: Reader;
  readonly vectors: Vectors;
  readonly base?: NluModel;
}

const defaultConfig = 'config.yml';

/** What a configuration is called in reports. */
export function nameOfConfig(config: string): string {
  return basename(config).replace(/\.ya?ml$/, '');
}

/** The pipeline of a configuration file, by the file's name; Rasa's own pipeline where the folder has no `config.yml`. */
export function readPipelineOf(
  config: string,
  terminal: Terminal,
): { readonly name: string; readonly pipeline: NluTrainingData['pipeline']; readonly hasImports: boolean } {
  if (config !== defaultConfig && !existsSync(config)) throw new UsageError(`There is no file ${config} (--config).`);
  const { project, diagnostics } = readProject(diskTree(process.cwd()), {
    config,
    domain: [],
    data: [],
    tests: [],
    environment: process.env,
  });
  const errors = diagnostics.filter(({ severity, file }) => severity === 'error' && file === config);
  writeDiagnostics(terminal, errors);
  if (errors.length > 0) throw new CommandFailed('Nothing was tested.');
  return {
    name: nameOfConfig(config),
    pipeline: project.config.pipeline,
    hasImports: project.config.imports.length > 0,
  };
}

/** Loads the assets, and of a shop that stands on a pack the pack's model, through the shop's own trained model. */
export async function loadTrainingAssets(hasImports: boolean, options: TestOptions): Promise<TrainingAssets> {
  if (!hasImports) return loadLanguage();
  const { base, language } = await loadAgent(options.model[0] ?? 'models');
  return { ...language, ...(base !== undefined && { base: base.nlu }) };
}
