import type { Domain, EntityDefinition, IntentDefinition } from '@hamzaban/rasa-project';
import { defaultIntentNames } from './default-names.ts';

/**
 * The entity labels (`type`, `type#role`, `type#group`) that reach the state for each intent (rasa-compat 2.1).
 * Returns a look-up; `undefined` for an intent the domain does not know.
 */
export function usedEntityLabels(domain: Domain): (intent: string) => ReadonlySet<string> | undefined {
  const byName = new Map(domain.entities.map((entity) => [entity.name, entity]));
  const silent = domain.entities.filter((entity) => !entity.influencesConversation).map((entity) => entity.name);
  const all = new Set(domain.entities.filter((entity) => entity.influencesConversation).flatMap(labelsOf));
  const special = new Map<string, ReadonlySet<string>>();
  const plain = new Set(defaultIntentNames);
  for (const intent of domain.intents) {
    if (intent.useEntities === true && intent.ignoreEntities.length === 0) plain.add(intent.name);
    else special.set(intent.name, labelsFor(intent, byName, silent));
  }
  return (intent) => special.get(intent) ?? (plain.has(intent) ? all : undefined);
}

function labelsFor(
  intent: IntentDefinition,
  entities: ReadonlyMap<string, EntityDefinition>,
  silent: readonly string[],
): ReadonlySet<string> {
  const expand = (name: string): readonly string[] => {
    const entity = entities.get(name);
    return entity === undefined ? [name] : labelsOf(entity);
  };
  const labels = new Set(
    intent.useEntities === true ? allLabels(entities, silent) : intent.useEntities.flatMap(expand),
  );
  const ignored = intent.ignoreEntities.length > 0 ? intent.ignoreEntities : silent;
  for (const label of ignored.flatMap(expand)) labels.delete(label);
  return labels;
}

/** Names of the entities that influence, and the role and group labels of all of them (as Rasa has it). */
function allLabels(entities: ReadonlyMap<string, EntityDefinition>, silent: readonly string[]): readonly string[] {
  return [...entities.values()].flatMap((entity) =>
    silent.includes(entity.name) ? labelsOf(entity).slice(1) : labelsOf(entity),
  );
}

function labelsOf(entity: EntityDefinition): readonly string[] {
  return [entity.name, ...[...entity.roles, ...entity.groups].map((part) => `${entity.name}#${part}`)];
}
