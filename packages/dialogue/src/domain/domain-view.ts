import type {
  Domain,
  FormDefinition,
  JsonObject,
  JsonValue,
  ResponseVariation,
  SlotDefinition,
  SlotMapping,
} from '@hamzaban/rasa-project';
import { defaultActionNames, defaultIntentNames, defaultSlotNames } from './default-names.ts';
import { slotFeature } from './slot-feature.ts';
import { usedEntityLabels } from './used-entities.ts';

/** A domain prepared for running: look-ups by name, automatic slots added (rasa-compat 2.3), actions numbered (2.10). */
export interface DomainView {
  readonly actionNames: readonly string[];
  actionIndex(name: string): number | undefined;
  /** In domain order, automatic slots last. */
  readonly slots: readonly SlotDefinition[];
  /** Those that `action_extract_slots` looks for: with a mapping that can bring a value or runs an action. */
  readonly extractedSlots: readonly SlotDefinition[];
  slot(name: string): SlotDefinition | undefined;
  hasIntent(name: string): boolean;
  hasEntity(name: string): boolean;
  /** Entity labels kept in the state for this intent; `null` = all (an intent that is not in the domain). */
  usedEntities(intent: string | null): ReadonlySet<string> | null;
  isRetrievalIntent(name: string): boolean;
  response(name: string): readonly ResponseVariation[] | undefined;
  form(name: string): FormDefinition | undefined;
  /** Listed under `actions` (or named like a retrieval response's action). */
  isUserAction(name: string): boolean;
  isEndToEndAction(text: string): boolean;
  /** The action is to be sent the domain even when a server wants it only where needed (rasa-compat 18.1). */
  sendsDomain(name: string): boolean;
  /** Features of the slots' initial values. */
  readonly initialFeatures: Readonly<Record<string, string>>;
  readonly session: { readonly expirationMinutes: number; readonly carryOverSlots: boolean };
  readonly storeEntitiesAsSlots: boolean;
  readonly raw: JsonObject;
}

/** Prepares a domain; O(size of the domain), done once for each loaded model. */
export function createDomainView(domain: Domain): DomainView {
  const forms = new Map(domain.forms.map((form) => [form.name, form]));
  const userActions = new Set(domain.actions.map((action) => action.name));
  const sending = new Set(domain.actions.filter((action) => action.sendDomain).map((action) => action.name));
  const retrieval = new Set(domain.intents.filter((intent) => intent.isRetrieval).map((intent) => intent.name));
  for (const name of retrieval) userActions.add(`utter_${name}`);
  const actionNames = listActions(domain, userActions);
  const index = new Map(actionNames.map((name, position) => [name, position]));
  const slots = withAutomaticSlots(domain, userActions);
  const slotByName = new Map(slots.map((slot) => [slot.name, slot]));
  const intents = new Set([...defaultIntentNames, ...domain.intents.map((intent) => intent.name)]);
  const entities = new Set(domain.entities.map((entity) => entity.name));
  const used = usedEntityLabels(domain);
  const endToEnd = new Set(domain.e2eActions);
  return {
    actionNames,
    actionIndex: (name) => index.get(name),
    slots,
    extractedSlots: slots.filter(({ name, mappings }) => !defaultSlotNames.has(name) && mappings.some(canExtract)),
    slot: (name) => slotByName.get(name),
    hasIntent: (name) => intents.has(name),
    hasEntity: (name) => entities.has(name),
    usedEntities: (intent) => (intent === null ? null : (used(intent) ?? null)),
    isRetrievalIntent: (name) => retrieval.has(name),
    response: (name) => domain.responses.get(name),
    form: (name) => forms.get(name),
    isUserAction: (name) => userActions.has(name),
    isEndToEndAction: (text) => endToEnd.has(text),
    sendsDomain: (name) => sending.has(name) || name.startsWith('validate_'),
    initialFeatures: initialFeatures(slots),
    session: domain.session,
    storeEntitiesAsSlots: domain.storeEntitiesAsSlots,
    raw: domain.raw,
  };
}

function canExtract({ type, action }: SlotMapping): boolean {
  return type !== 'custom' || (action !== undefined && action !== '');
}

function listActions(domain: Domain, userActions: ReadonlySet<string>): readonly string[] {
  const names = new Set(defaultActionNames);
  for (const name of userActions) names.add(name);
  for (const name of [...domain.responses.keys()].sort()) names.add(name);
  for (const form of domain.forms) names.add(form.name);
  for (const text of [...domain.e2eActions].sort()) names.add(text);
  return [...names];
}

function withAutomaticSlots(domain: Domain, userActions: ReadonlySet<string>): readonly SlotDefinition[] {
  const slots = [...domain.slots];
  const names = new Set(slots.map((slot) => slot.name));
  const add = (name: string, type: SlotDefinition['type']): void => {
    if (names.has(name)) return;
    slots.push({ name, type, initialValue: null, influencesConversation: false, mappings: [] });
  };
  if (domain.forms.length > 0) add('requested_slot', 'text');
  if (userActions.has('action_query_knowledge_base')) {
    add('knowledge_base_listed_objects', 'text');
    add('knowledge_base_last_object', 'text');
    add('knowledge_base_last_object_type', 'text');
  }
  add('session_started_metadata', 'any');
  return slots;
}

function initialFeatures(slots: readonly SlotDefinition[]): Readonly<Record<string, string>> {
  const features: Record<string, string> = {};
  for (const slot of slots) {
    const feature = slotFeature(slot, initialValue(slot));
    if (feature !== null) features[slot.name] = feature;
  }
  return features;
}

/** A slot's value before anything set it. */
export function initialValue(slot: SlotDefinition): JsonValue {
  return slot.initialValue ?? null;
}
