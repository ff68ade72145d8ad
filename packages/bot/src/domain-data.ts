import type { Domain, ResponseVariation } from '@hamzaban/rasa-project';
import type { PlainData } from './data-delta.ts';

type Named = { readonly name: string };
type ByName<Item> = { readonly [name: string]: Item };

/**
 * A domain as plain data without positions. Lists of named things become objects by name, so that a delta between two
 * domains holds only the things that differ.
 */
export function domainToData(domain: Domain): PlainData {
  const { intents, entities, slots, forms, actions, responses, ...rest } = domain;
  const data = {
    ...rest,
    intents: byName(intents),
    entities: byName(entities),
    slots: byName(slots),
    forms: byName(forms),
    actions: byName(actions),
    responses: Object.fromEntries(responses),
  };
  return data as unknown as PlainData;
}

/** The domain that `domainToData` was given, but for its positions. */
export function domainFromData(data: PlainData): Domain {
  const { intents, entities, slots, forms, actions, responses, ...rest } = data as unknown as {
    readonly [List in 'intents' | 'entities' | 'slots' | 'forms' | 'actions']: ByName<Domain[List][number]>;
  } & { readonly responses: ByName<readonly ResponseVariation[]> } & Omit<
      Domain,
      'intents' | 'entities' | 'slots' | 'forms' | 'actions' | 'responses'
    >;
  return {
    ...rest,
    intents: Object.values(intents),
    entities: Object.values(entities),
    slots: Object.values(slots),
    forms: Object.values(forms),
    actions: Object.values(actions),
    responses: new Map(Object.entries(responses)),
  };
}

function byName<Item extends Named>(items: readonly (Item & { readonly at?: unknown })[]): ByName<Omit<Item, 'at'>> {
  return Object.fromEntries(items.map(({ at: _, ...item }) => [item.name, item]));
}
