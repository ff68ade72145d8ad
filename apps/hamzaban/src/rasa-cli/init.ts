import { existsSync } from 'node:fs';
import { constants, copyFile, mkdir, readdir } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { CommandFailed } from '../cli/run-program.ts';
import type { Terminal } from '../cli/terminal.ts';
import { openFolderTrainer } from '../models/open-folder-trainer.ts';
import { writeDiagnostics } from './write-diagnostics.ts';

interface InitOptions {
  readonly initDir: string;
  /** False after `--no-prompt`. */
  readonly prompt: boolean;
}

/** The starter project: Rasa files, a small Persian shop. */
const STARTER = fileURLToPath(new URL('../../starter', import.meta.url));

/** `rasa init`: a small Persian project that trains and answers at once (rasa-compat 22). */
export function addInitCommand(program: Command, terminal: Terminal): void {
  program
    .command('init')
    .description('make a new project: a small Persian shop bot, ready to train')
    .option('--init-dir <folder>', 'where the project goes', '.')
    .option('--no-prompt', 'ask nothing: write the files and train')
    .action(async (options: InitOptions) => {
      const asks = options.prompt && process.stdin.isTTY;
      const questions = asks ? createInterface({ input: process.stdin, output: process.stderr }) : null;
      try {
        const given = (await questions?.question(`In which folder? [${options.initDir}] `)) ?? '';
        const folder = resolve(given.trim() === '' ? options.initDir : given.trim());
        await writeStarter(folder);
        terminal.out(`Created the project in '${folder}'.`);
        const answer = (await questions?.question('Train a first model now? [Y/n] ')) ?? 'y';
        if (/^\s*n/i.test(answer)) terminal.out('Train it with: rasa train');
        else await trainStarter(folder, terminal);
      } finally {
        questions?.close();
      }
    });
}

/** Copies the starter. Throws `CommandFailed`, before anything is written, when a file of it is there already. */
async function writeStarter(folder: string): Promise<void> {
  const files = (await readdir(STARTER, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(STARTER, join(entry.parentPath, entry.name)));
  const taken = files.filter((file) => existsSync(join(folder, file)));
  if (taken.length > 0) {
    throw new CommandFailed(
      `Nothing was written: '${folder}' already has ${taken.slice(0, 3).join(', ')}${taken.length > 3 ? ' …' : ''}. Choose an empty folder by --init-dir.`,
    );
  }
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await copyFile(join(STARTER, file), join(folder, file), constants.COPYFILE_EXCL);
  }
}

async function trainStarter(folder: string, terminal: Terminal): Promise<void> {
  const { trainFolder } = await openFolderTrainer();
  const progress = terminal.progress('training');
  const { diagnostics, trained } = await trainFolder(
    { folder, config: 'config.yml', domain: ['domain.yml'], data: ['data'], out: 'models' },
    { onProgress: progress.update },
  );
  progress.end();
  writeDiagnostics(terminal, diagnostics);
  if (trained === undefined) throw new CommandFailed('The project was written, but not trained.');
  terminal.out(`Your Rasa model is trained and saved at '${relative(process.cwd(), trained.path)}'.`);
  terminal.out(`Talk to it: ${folder === process.cwd() ? '' : `cd '${folder}' && `}rasa shell`);
}
