import { DEFAULT_ACTIONS, DEFAULT_INTENTS, HIDDEN_ACTIONS } from '../default-names.ts';
import type { Reporter } from '../diagnostics/reporter.ts';
import type { Position } from '../documents/diagnostic.ts';
import type { Project } from '../documents/project.ts';
import type { SlotType } from '../documents/slot.ts';

/** The names a project knows, for look-ups. */
export interface KnownNames {
  readonly intents: ReadonlySet<string>;
  readonly entities: ReadonlySet<string>;
  readonly slots: ReadonlySet<string>;
  /** Types of the slots that the domain defines. */
  readonly slotTypes: ReadonlyMap<string, SlotType>;
  readonly responses: ReadonlySet<string>;
  readonly forms: ReadonlySet<string>;
  /** Actions listed in the domain. */
  readonly listedActions: ReadonlySet<string>;
  /** Everything that may stand in an `action:` step. */
  readonly actions: ReadonlySet<string>;
}

export interface CheckContext {
  readonly project: Project;
  readonly names: KnownNames;
  readonly report: Reporter['report'];
  /** Whether the domain, and the data, were read in full; otherwise what is missing may stand in the unread part. */
  readonly isDomainComplete: boolean;
  readonly isDataComplete: boolean;
  /** A place for problems of the project as a whole. */
  readonly configAt: Position;
}

const AUTOMATIC_SLOTS = [
  'requested_slot',
  'session_started_metadata',
  'knowledge_base_listed_objects',
  'knowledge_base_last_object',
  'knowledge_base_last_object_type',
];

/** What all checks of a project share. */
export function createCheckContext(project: Project, report: Reporter['report']): CheckContext {
  const { domain } = project;
  const namesOf = (items: readonly { readonly name: string }[]) => items.map((item) => item.name);
  const listedActions = new Set(namesOf(domain.actions));
  const responses = new Set(domain.responses.keys());
  const forms = new Set(namesOf(domain.forms));
  return {
    project,
    report,
    names: {
      intents: new Set([...namesOf(domain.intents), ...DEFAULT_INTENTS]),
      entities: new Set(namesOf(domain.entities)),
      slots: new Set([...namesOf(domain.slots), ...AUTOMATIC_SLOTS]),
      slotTypes: new Map(domain.slots.map((slot) => [slot.name, slot.type])),
      responses,
      forms,
      listedActions,
      actions: new Set([
        ...DEFAULT_ACTIONS,
        ...HIDDEN_ACTIONS,
        ...listedActions,
        ...responses,
        ...forms,
        ...domain.e2eActions,
      ]),
    },
    isDomainComplete: !(project.incomplete ?? []).includes('domain'),
    isDataComplete: !(project.incomplete ?? []).includes('data'),
    configAt: project.config.at ?? { file: 'config.yml', line: 1, column: 1 },
  };
}
