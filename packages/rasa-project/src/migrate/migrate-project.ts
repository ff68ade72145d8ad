import { createReporter, type Reporter } from '../diagnostics/reporter.ts';
import type { Diagnostic } from '../documents/diagnostic.ts';
import { settleMappings } from '../domain/legacy-mappings.ts';
import { mergeDomains } from '../domain/merge-domains.ts';
import { isYamlPath } from '../project/file-kind.ts';
import { compareVersions } from '../project/format-version.ts';
import { createProjectFiles, type ProjectFiles } from '../project/project-files.ts';
import { readDomainDrafts } from '../project/read-domain.ts';
import type { FileTree } from '../tree/file-tree.ts';
import { folderOf, joinPath, normalisePath } from '../tree/path.ts';
import { readableTree } from '../tree/readable-tree.ts';
import { decodeText } from '../yaml/decode-text.ts';
import { fieldOf } from '../yaml/located-node.ts';
import { migrateDomainText } from './migrate-domain-text.ts';

/** Which domain is migrated, and where to. */
export interface MigrationOptions {
  /** The domain file or folder; default `domain.yml`. */
  readonly domain?: string;
  /** Where the new domain goes; default `new_domain.yml` or the folder `new_domain` beside the old one. */
  readonly out?: string;
}

/** What a migration would write; the caller writes it. */
export interface Migration {
  /** The new files. Empty when an error is reported: nothing is to be written then. */
  readonly files: readonly { readonly path: string; readonly content: string }[];
  /** Copies of the old files to keep, under `original_domain…`. */
  readonly backups: readonly { readonly from: string; readonly to: string }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What `rasa data migrate` writes for a domain of Rasa 1 or 2 (rasa-compat 24.3). Nothing is written here. */
export function migrateProject(tree: FileTree, options: MigrationOptions = {}): Migration {
  const reporter = createReporter();
  const domain = normalisePath(options.domain ?? 'domain.yml');
  const readable = readableTree(tree, reporter);
  const listed = readable.files(domain).filter(isYamlPath);
  const isFile = listed.length === 1 && normalisePath(listed[0] ?? '') === domain;
  const parent = folderOf(domain);
  const backup = joinPath(parent, isFile ? 'original_domain.yml' : 'original_domain');
  const out = normalisePath(options.out ?? joinPath(parent, isFile ? 'new_domain.yml' : 'new_domain'));
  const refuse = (): Migration => ({ files: [], backups: [], diagnostics: reporter.diagnostics() });

  if (readable.unreadable.size > 0) return refuse();
  if (listed.length === 0) {
    reporter.report({
      code: 'path-not-found',
      severity: 'error',
      at: { file: domain, line: 1, column: 1 },
      message: `The path '${domain}' of the domain does not exist.`,
      hint: 'Check the spelling, or name the right path with `--domain`.',
    });
    return refuse();
  }
  for (const target of [backup, out]) if (readable.files(target).length > 0) reportOccupied(target, domain, reporter);
  const files = createProjectFiles(readable, reporter);
  const drafts = readDomainDrafts([domain], files);
  for (const path of listed) reportMigrated(path, { files, reporter });
  if (files.incomplete().length > 0 || reporter.diagnostics().some(({ code }) => REFUSALS.has(code))) return refuse();

  const draft = mergeDomains(drafts, { reporter, isImported: () => false });
  const context = { slots: settleMappings(draft), forms: draft.forms };
  const target = (root: string, path: string) =>
    isFile ? root : joinPath(root, normalisePath(path).slice(domain.length + 1));
  return {
    files: listed.map((path) => ({
      path: target(out, path),
      content: migrateDomainText(textOf(path, files), context),
    })),
    backups: listed.map((path) => ({ from: path, to: target(backup, path) })),
    diagnostics: reporter.diagnostics(),
  };
}

/** Problems after which nothing is written. */
const REFUSALS: ReadonlySet<string> = new Set(['already-migrated', 'migration-target-exists']);

function reportOccupied(target: string, domain: string, reporter: Reporter): void {
  reporter.report({
    code: 'migration-target-exists',
    at: { file: target, line: 1, column: 1 },
    message: `The domain '${domain}' is not migrated, because '${target}' already exists.`,
    hint: 'Remove or rename it, then run the command again.',
  });
}

function reportMigrated(path: string, { files, reporter }: { files: ProjectFiles; reporter: Reporter }): void {
  const file = files.open(path, 'domain');
  const version = file && fieldOf(file.root, 'version');
  if (version?.kind !== 'scalar' || (compareVersions(String(version.source), '3.0') ?? -1) < 0) return;
  reporter.report({
    code: 'already-migrated',
    at: { file: path, line: 1, column: 1 },
    message: `The file has format version '${version.source}', so it is already a file of Rasa 3.`,
    hint: 'Leave it out, or set its version to "2.0" if it is an older file after all.',
  });
}

function textOf(path: string, files: ProjectFiles): string {
  const decoded = decodeText(files.bytes(path) ?? new Uint8Array());
  return 'text' in decoded ? decoded.text : '';
}
