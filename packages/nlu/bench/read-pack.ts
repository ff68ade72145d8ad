import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type FileTree, readProject } from '@hamzaban/rasa-project';
import type { NluTrainingData } from '../src/index.ts';

function filesBelow(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

/** Reads what a Rasa folder teaches its NLU. */
export function readPack(folder: string): NluTrainingData {
  const tree: FileTree = {
    files: (path) => filesBelow(join(folder, path)).map((file) => file.slice(folder.length + 1)),
    read: (path) =>
      statSync(join(folder, path), { throwIfNoEntry: false })?.isFile() ? readFileSync(join(folder, path)) : undefined,
  };
  const { project } = readProject(tree);
  return { ...project.nlu, pipeline: project.config.pipeline };
}
