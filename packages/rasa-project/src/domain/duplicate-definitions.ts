import type { Reporter } from '../diagnostics/reporter.ts';
import type { Position } from '../documents/diagnostic.ts';

export interface DuplicateOptions {
  readonly reporter: Reporter;
  /** Files that came through `imports`: a project's own definition over an imported one is meant, so it is only noted. */
  readonly isImported: (file: string) => boolean;
}

export type DefinitionKind = 'intent' | 'entity' | 'action' | 'slot' | 'response' | 'form';

interface Placed {
  readonly at: Position;
}

/** Reports names that several domain files define; `maps` are in reading order, so the first definition is the one in use. */
export function warnAboutDuplicates(
  maps: readonly ReadonlyMap<string, Placed>[],
  kind: DefinitionKind,
  { reporter, isImported }: DuplicateOptions,
): void {
  const first = new Map<string, Position>();
  for (const map of maps) {
    for (const [name, { at }] of map) {
      const earlier = first.get(name);
      if (earlier === undefined) first.set(name, at);
      else if (isImported(at.file) && !isImported(earlier.file)) noteReplacement(name, earlier, at);
      else {
        reporter.report({
          code: 'duplicate-across-files',
          at,
          message: `The ${kind} '${name}' is already defined in ${earlier.file}, line ${earlier.line}; that one is used.`,
          hint: 'Delete one of the two definitions.',
        });
      }
    }
  }

  function noteReplacement(name: string, own: Position, imported: Position): void {
    // Listing an imported name again says nothing new; only contents replace each other.
    if (kind === 'intent' || kind === 'entity' || kind === 'action') return;
    reporter.report({
      code: 'imported-definition-replaced',
      at: own,
      message: `The ${kind} '${name}' replaces the one imported from ${imported.file}, line ${imported.line}.`,
    });
  }
}
