import { createReporter } from '../diagnostics/reporter.ts';
import type { Diagnostic } from '../documents/diagnostic.ts';
import type { Project } from '../documents/project.ts';
import type { FileTree } from '../tree/file-tree.ts';
import { readMergedProject } from './merged-project.ts';
import type { ProjectOptions } from './project-options.ts';

/** A project as far as it could be read, and what was wrong with its files. */
export interface ReadProjectResult {
  readonly project: Project;
  /** Problems of single files, in reading order; `validateProject` adds what only shows when all are seen together. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a Rasa project from a file tree. Never throws on any content; what cannot be read is left out and reported. */
export function readProject(tree: FileTree, options: ProjectOptions = {}): ReadProjectResult {
  const reporter = createReporter();
  const { project } = readMergedProject(tree, options, reporter);
  return { project, diagnostics: reporter.diagnostics() };
}
