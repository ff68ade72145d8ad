import type { DomainView } from '../domain/domain-view.ts';
import type { TrackerState } from './tracker-state.ts';

/** The last user turn as policies see it. An empty one differs from none: `{"user": {}}` in Rasa's keys. */
export interface UserPart {
  readonly intent: string | null;
  readonly text: string | null;
  /** Sorted labels: `type`, `type#role`, `type#group`. */
  readonly entities: readonly string[];
}

const noEntities: readonly string[] = [];

/** The user part of a state; `null` when there is nothing in it. */
export function userPart(state: TrackerState, domain: DomainView): UserPart | null {
  const message = state.latestMessage;
  if (message === null) return null;
  const name = message.parse_data.intent.name ?? null;
  const text = message.text && state.usesText !== false ? message.text : null;
  const intent = name && !state.usesText ? name : null;
  const entities = state.usesText ? noEntities : entityLabels(state, domain.usedEntities(name));
  return text === null && intent === null && entities.length === 0 ? null : { intent, text, entities };
}

function entityLabels(state: TrackerState, wanted: ReadonlySet<string> | null): readonly string[] {
  if (state.entities.length === 0) return noEntities;
  const labels = new Set<string>();
  const add = (label: string): void => {
    if (wanted === null || wanted.has(label)) labels.add(label);
  };
  for (const entity of state.entities) {
    add(entity.entity);
    if (entity.role !== undefined) add(`${entity.entity}#${entity.role}`);
    if (entity.group !== undefined) add(`${entity.entity}#${entity.group}`);
  }
  return [...labels].sort();
}

/** The loop as states name it: a rule's explicit "no loop" keeps its marker. */
export function activeLoopMarker(state: TrackerState): string | null {
  return state.activeLoop?.name ?? null;
}
