import { type DataFiles, readDataPaths } from '@hamzaban/rasa-project';
import { CommandFailed } from '../../cli/run-program.ts';
import type { Terminal } from '../../cli/terminal.ts';
import { diskTree } from '../../files/disk-tree.ts';
import { writeDiagnostics } from '../write-diagnostics.ts';

/** Examples below some paths of the working directory. Throws `CommandFailed` when a file is broken or none holds one. */
export function readDataOrFail(paths: readonly string[], terminal: Terminal): DataFiles {
  const data = readDataPaths(diskTree(process.cwd()), paths);
  const errors = data.diagnostics.filter(({ severity }) => severity === 'error');
  writeDiagnostics(terminal, errors);
  if (errors.length > 0) throw new CommandFailed('Nothing was done: the errors above come first.');
  if (data.nlu.examples.length === 0) throw new CommandFailed(`No examples found below '${paths.join("', '")}'.`);
  return data;
}
