import { trainDialogue } from '@hamzaban/dialogue';
import { readProject, validateProject } from '@hamzaban/rasa-project';
import type { Command } from 'commander';
import { CommandFailed } from '../cli/run-program.ts';
import type { Terminal } from '../cli/terminal.ts';
import { diskTree } from '../files/disk-tree.ts';
import { addProjectOptions, type ProjectOptions } from './project-options.ts';
import { writeDiagnostics } from './write-diagnostics.ts';

/** `rasa data validate`: everything that is wrong with a bot's files, without training. */
export function addDataCommands(program: Command, terminal: Terminal): void {
  const data = program.command('data').description('check training data');
  addProjectOptions(data.command('validate'))
    .description('read all files and say everything that is wrong with them')
    .argument('[part]', 'stories, as in Rasa: accepted, all is checked')
    .option('--fail-on-warnings', 'exit with 1 for warnings as well')
    .option('--max-history <n>', 'accepted, does nothing')
    .action((_part: string | undefined, options: ProjectOptions & { readonly failOnWarnings?: boolean }) => {
      const { project, diagnostics: found } = readProject(diskTree(process.cwd()), {
        ...options,
        environment: process.env,
      });
      const { domain, stories, rules, config } = project;
      const dialogue = trainDialogue({ domain, stories, rules, policies: config.policies });
      const seen = new Set<string>();
      const diagnostics = [...found, ...validateProject(project), ...dialogue.diagnostics].filter((one) => {
        const key = `${one.code} ${one.file}:${one.line}:${one.column} ${one.message}`;
        return seen.size < seen.add(key).size;
      });
      writeDiagnostics(terminal, diagnostics);
      const severities = options.failOnWarnings === true ? ['error', 'warning'] : ['error'];
      if (diagnostics.some(({ severity }) => severities.includes(severity)))
        throw new CommandFailed('Project validation completed with errors.');
      terminal.out('Validated the project: no errors.');
    });
}
