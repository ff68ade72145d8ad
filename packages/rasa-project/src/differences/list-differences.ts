import type { Diagnostic } from '../documents/diagnostic.ts';
import type { Project } from '../documents/project.ts';
import type { FileTree } from '../tree/file-tree.ts';
import { componentDifferences } from './component-differences.ts';
import type { Difference } from './difference.ts';
import { outsideDifferences } from './outside-differences.ts';

/** Things of older projects that are read here and that the real Rasa 3 refuses. */
const READ_ALL_THE_SAME: ReadonlySet<string> = new Set([
  'legacy-form',
  'legacy-slot-type',
  'legacy-templates',
  'slot-without-mappings',
  'text-variation',
  'unquoted-version',
]);

/**
 * What will differ from the real Rasa in a project: Python components and importers, learned parts, channels, endpoints,
 * Python slot types and actions, and what the real one would refuse. `tree` is the project's folder, where
 * `credentials.yml` and `endpoints.yml` are looked for; `diagnostics` are those of reading the project.
 */
export function listDifferences(
  project: Project,
  tree: FileTree,
  diagnostics: readonly Diagnostic[],
): readonly Difference[] {
  return [
    ...componentDifferences(project.config),
    ...diagnostics.filter(({ code }) => code === 'python-slot-type').map(asDifference),
    ...outsideDifferences(tree),
    ...refusedThere(diagnostics),
  ];
}

function asDifference({ file, line, column, message, hint }: Diagnostic): Difference {
  return { file, line, column, what: message, wayOut: hint ?? '' };
}

/** The first of each kind; the others are told by their number. */
function refusedThere(diagnostics: readonly Diagnostic[]): readonly Difference[] {
  const kinds = Map.groupBy(
    diagnostics.filter(({ code }) => READ_ALL_THE_SAME.has(code)),
    ({ code }) => code,
  );
  return [...kinds.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const more = others.length === 0 ? '' : ` (and ${others.length} more like it)`;
    const { what, ...difference } = asDifference(first);
    return [{ ...difference, what: `${what.replace(/\.$/, '')}${more}; Rasa 3 refuses it, here it is read.` }];
  });
}
