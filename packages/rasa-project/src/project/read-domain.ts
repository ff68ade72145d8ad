import type { DomainDraft } from '../domain/domain-draft.ts';
import { readDomainFile } from '../domain/read-domain-file.ts';
import { fileKind, isYamlPath } from './file-kind.ts';
import type { ProjectFiles } from './project-files.ts';

/** The domain files below the given paths, in order: named files whatever they hold, of folders only files that are domains. */
export function readDomainDrafts(paths: readonly string[], files: ProjectFiles): readonly DomainDraft[] {
  const seen = new Set<string>();
  const drafts: DomainDraft[] = [];
  for (const path of paths) {
    const listed = files.list(path);
    const isFolder = !(listed.length === 1 && listed[0] === path) && !isYamlPath(path);
    for (const filePath of listed.filter((file) => !isFolder || isYamlPath(file))) {
      if (seen.has(filePath)) continue;
      seen.add(filePath);
      const file = files.open(filePath, 'domain');
      if (file === undefined || (isFolder && !fileKind(file.root).isDomain)) continue;
      const draft = readDomainFile(file.root, file.fields);
      if (draft !== undefined) drafts.push(draft);
    }
  }
  return drafts;
}
