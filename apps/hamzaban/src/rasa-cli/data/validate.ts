import { findStoryConflicts } from '@hamzaban/dialogue';
import { type Difference, listDifferences, readProject } from '@hamzaban/rasa-project';
import type { Command } from 'commander';
import { wholeNumber } from '../../cli/options.ts';
import { CommandFailed } from '../../cli/run-program.ts';
import type { Terminal } from '../../cli/terminal.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { diskTree } from '../../files/disk-tree.ts';
import { checkProject } from '../../models/check-project.ts';
import { addProjectOptions, type ProjectOptions } from '../project-options.ts';
import { writeDiagnostics } from '../write-diagnostics.ts';

interface ValidateOptions extends ProjectOptions {
  readonly failOnWarnings?: boolean;
  readonly maxHistory?: number;
}

/** `rasa data validate`: everything that is wrong with a bot's files, without training, and what the real Rasa does otherwise. */
export function addValidateCommand(data: Command, terminal: Terminal): void {
  addProjectOptions(data.command('validate'))
    .description('read all files, say everything that is wrong with them, and what will differ from the real Rasa')
    .argument('[part]', 'stories, as in Rasa: accepted, all is checked')
    .option('--fail-on-warnings', 'exit with 1 for warnings as well')
    .option(
      '--max-history <n>',
      'turns that count when stories are held against each other; all unless given',
      wholeNumber(1),
    )
    .action((part: string | undefined, options: ValidateOptions) => {
      if (part !== undefined && part !== 'stories')
        throw new UsageError(`There is no "rasa data validate ${part}": stories, or nothing.`);
      const tree = diskTree(process.cwd());
      const { project, diagnostics: found } = readProject(tree, { ...options, environment: process.env });
      const { domain, stories } = project;
      const conflicts = findStoryConflicts({ stories, domain, maxHistory: options.maxHistory ?? null });
      const seen = new Set<string>();
      const all = [...found, ...checkProject(project).diagnostics, ...conflicts];
      const diagnostics = all.filter((one) => {
        const key = `${one.code} ${one.file}:${one.line}:${one.column} ${one.message}`;
        return seen.size < seen.add(key).size;
      });
      writeDiagnostics(terminal, diagnostics, { hasAllInfos: true });
      showDifferences(listDifferences(project, tree, found), terminal);
      const severities = options.failOnWarnings === true ? ['error', 'warning'] : ['error'];
      if (diagnostics.some(({ severity }) => severities.includes(severity)))
        throw new CommandFailed('Project validation completed with errors.');
      terminal.out('Validated the project: no errors.');
    });
}

function showDifferences(differences: readonly Difference[], terminal: Terminal): void {
  if (differences.length === 0) {
    terminal.out('Nothing in these files will differ from the real Rasa.');
    return;
  }
  terminal.out('What will differ from the real Rasa in this project (reasons: docs/rasa-differences.md):');
  for (const { file, line, column, what, wayOut } of differences) {
    terminal.out(`  ${file}:${line}:${column}: ${what}`);
    terminal.out(`      ${wayOut}`);
  }
}
