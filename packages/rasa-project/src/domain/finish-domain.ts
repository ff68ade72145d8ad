import type { Position } from '../documents/diagnostic.ts';
import type { Domain, IntentDefinition } from '../documents/domain.ts';
import type { ResponseVariation } from '../documents/response.ts';
import { DEFAULT_SESSION_MINUTES, type DomainDraft, type Drafted } from './domain-draft.ts';
import type { SettledSlot } from './legacy-mappings.ts';
import { rawDomain } from './raw-domain.ts';

/** What the training data add to a domain. */
export interface DomainAdditions {
  /** Base names of intents with `/` in the NLU data. */
  readonly retrievalIntents: readonly string[];
  /** Responses found in data files; they replace those of the domain. */
  readonly responses: ReadonlyMap<string, Drafted<readonly ResponseVariation[]>>;
  /** Bot texts of end-to-end stories. */
  readonly e2eActions: readonly string[];
}

/** A merged draft, its slots settled, with what the training data add, as the document that the rest of the system reads. */
export function finishDomain(
  draft: DomainDraft,
  slots: ReadonlyMap<string, SettledSlot>,
  additions: DomainAdditions,
): Domain {
  const completed = addTrainingData(draft, additions);
  return {
    version: draft.version,
    intents: [...completed.intents.values()].map((intent) => intent.definition),
    entities: [...completed.entities.values()].map((entity) => entity.definition),
    slots: [...slots.values()].map((slot) => ({ ...slot.definition, mappings: slot.mappings })),
    responses: new Map([...completed.responses].map(([name, response]) => [name, response.definition])),
    forms: [...completed.forms.values()].map(({ name, requiredSlots, ignoredIntents, at }) => ({
      name,
      requiredSlots,
      ignoredIntents,
      at,
    })),
    actions: [...completed.actions.values()].map((action) => action.definition),
    e2eActions: completed.e2eActions,
    session: {
      expirationMinutes: completed.session?.expirationMinutes ?? DEFAULT_SESSION_MINUTES,
      carryOverSlots: completed.session?.carryOverSlots ?? true,
    },
    storeEntitiesAsSlots: completed.config?.['store_entities_as_slots'] !== false,
    raw: rawDomain(completed, slots),
  };
}

/** The place of what no domain file names. */
const NOWHERE: Position = { file: '', line: 1, column: 1 };

function addTrainingData(draft: DomainDraft, additions: DomainAdditions): DomainDraft {
  const intents = new Map(draft.intents);
  const actions = new Map(draft.actions);
  for (const name of additions.retrievalIntents) {
    const known = intents.get(name);
    intents.set(name, asRetrievalIntent(name, known, draft.entities));
    const action = `utter_${name}`;
    if (!actions.has(action)) {
      const at = known?.at ?? NOWHERE;
      actions.set(action, { definition: { name: action, sendDomain: false }, raw: action, at });
    }
  }
  return {
    ...draft,
    intents,
    actions,
    responses: new Map([...draft.responses, ...additions.responses]),
    e2eActions:
      additions.e2eActions.length === 0
        ? draft.e2eActions
        : [...new Set([...draft.e2eActions, ...additions.e2eActions])].sort(),
  };
}

/** Rasa serves a retrieval intent with the entities it uses, whatever the author wrote about them. */
function asRetrievalIntent(
  name: string,
  known: Drafted<IntentDefinition> | undefined,
  entities: DomainDraft['entities'],
): Drafted<IntentDefinition> {
  const definition: IntentDefinition = known?.definition ?? {
    name,
    useEntities: true,
    ignoreEntities: [],
    isRetrieval: true,
  };
  return {
    definition: { ...definition, isRetrieval: true },
    raw: { [name]: { used_entities: usedEntities(definition, entities), is_retrieval_intent: true } },
    at: known?.at ?? NOWHERE,
  };
}

function usedEntities(intent: IntentDefinition, entities: DomainDraft['entities']): readonly string[] {
  const known = [...entities.values()].map((entity) => entity.definition);
  const used = known.filter((entity) =>
    intent.useEntities === true ? entity.influencesConversation : intent.useEntities.includes(entity.name),
  );
  return used
    .filter((entity) => !intent.ignoreEntities.includes(entity.name))
    .flatMap(({ name, roles, groups }) => [name, ...[...roles, ...groups].map((label) => `${name}#${label}`)]);
}
