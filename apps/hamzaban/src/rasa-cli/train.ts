import { relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { CommandFailed } from '../cli/run-program.ts';
import type { Terminal } from '../cli/terminal.ts';
import { UsageError } from '../cli/usage-error.ts';
import { openFolderTrainer } from '../models/open-folder-trainer.ts';
import { fixedModelName } from './fixed-model-name.ts';
import { addProjectOptions, type ProjectOptions } from './project-options.ts';
import { registerTrainedFolder } from './register-trained-folder.ts';
import { writeDiagnostics } from './write-diagnostics.ts';

interface TrainOptions extends ProjectOptions {
  readonly out: string;
  readonly fixedModelName?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly skipValidation?: boolean;
  readonly failOnValidationWarnings?: boolean;
}

/** Options of the real Rasa that mean nothing here: its learned policies have no counterpart that needs them. */
const ACCEPTED = [
  ['--augmentation <factor>', 'accepted; the policies here need no augmented stories'],
  ['--debug-plots', 'accepted, does nothing'],
  ['--num-threads <n>', 'accepted; training uses two threads where that pays'],
  ['--persist-nlu-data', 'accepted, does nothing'],
  ['--finetune [model]', 'accepted; training takes seconds and starts anew'],
  ['--epoch-fraction <fraction>', 'accepted, does nothing'],
  ['--endpoints <file>', 'accepted, does nothing in training'],
  ['--validation-max-history <n>', 'accepted, does nothing'],
  ['--verbose', 'accepted'],
  ['--debug', 'accepted'],
  ['--quiet', 'accepted'],
] as const;

/** Exit code bits of `--dry-run`. */
const NEEDS_TRAINING = 1;
const IS_FORCED = 8;

/** `rasa train`: reads the files, says everything that is wrong with them at once, or writes a model. */
export function addTrainCommand(program: Command, terminal: Terminal): void {
  const command = addProjectOptions(program.command('train'))
    .description('train a model on the files of a bot; `rasa train nlu` and `rasa train core` train the same whole')
    .argument('[part]', 'nlu or core, as in Rasa: accepted, the whole bot is trained')
    .option('--out <folder>', 'where the model goes', 'models')
    .option('--fixed-model-name <name>', 'name of the model file, without suffix')
    .option('--force', 'train also when nothing changed')
    .option('--dry-run', 'only say by the exit code whether training is needed: 1 needed, 8 forced, 0 up to date')
    .option('--skip-validation', 'do not stop for errors that the trained bot could live with')
    .option('--fail-on-validation-warnings', 'stop for warnings as well');
  for (const [flags, text] of ACCEPTED) command.option(flags, text);
  command.action(async (part: string | undefined, options: TrainOptions) => {
    if (part !== undefined && part !== 'nlu' && part !== 'core')
      throw new UsageError(`There is no "rasa train ${part}": nlu or core.`);
    const name = fixedModelName(options.fixedModelName);
    const folder = process.cwd();
    const input = {
      folder,
      config: options.config,
      domain: options.domain,
      data: options.data,
      out: options.out,
      readsEnvironment: true,
      ...(name !== undefined && { name }),
      ...(options.force !== undefined && { isForced: options.force }),
      isStrict: options.failOnValidationWarnings === true,
      skipsValidation: options.skipValidation === true,
    };
    const { trainFolder, isUpToDate } = await openFolderTrainer(options.dryRun === true ? undefined : input);
    if (options.dryRun === true) {
      if (options.force === true) throw new CommandFailed('The training was forced.', IS_FORCED);
      if (!(await isUpToDate(input))) throw new CommandFailed('Training is needed.', NEEDS_TRAINING);
      return terminal.out('No training of components required.');
    }
    const progress = terminal.progress('training');
    const { diagnostics, trained } = await trainFolder(input, { onProgress: progress.update });
    progress.end();
    writeDiagnostics(terminal, diagnostics);
    if (trained === undefined)
      throw new CommandFailed(
        'Project validation completed with errors. No model was trained; the old one is as it was.',
      );
    if (trained.isUnchanged)
      terminal.out('No training of components required (nothing changed since the newest model).');
    await registerTrainedFolder(folder, resolve(folder, options.out), trained, terminal);
    return terminal.out(`Your Rasa model is trained and saved at '${relative(folder, trained.path) || trained.path}'.`);
  });
}
