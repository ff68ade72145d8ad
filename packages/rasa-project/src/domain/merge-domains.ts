import { DEFAULT_SESSION_MINUTES, type DomainDraft, EMPTY_DRAFT, type SessionDraft } from './domain-draft.ts';
import { type DuplicateOptions, warnAboutDuplicates } from './duplicate-definitions.ts';

/**
 * Domain files in the order they were read, merged as Rasa does it: the first definition of a name wins, but the names of later files
 * come first in the merged order (seen on Rasa 3.6.21; slot order decides extraction, action order the index).
 */
export function mergeDomains(drafts: readonly DomainDraft[], options: DuplicateOptions): DomainDraft {
  const filled = drafts.filter((draft) => !isEmpty(draft));
  const [first] = filled;
  if (first === undefined) return drafts[0] ?? EMPTY_DRAFT;
  if (filled.length === 1) return first;
  const withoutForms = dropActionsThatAreForms(filled);
  const maps = <Key extends 'intents' | 'entities' | 'actions' | 'slots' | 'responses' | 'forms'>(key: Key) =>
    withoutForms.map((draft) => draft[key]);
  warnAboutDuplicates(maps('intents'), 'intent', options);
  warnAboutDuplicates(maps('entities'), 'entity', options);
  warnAboutDuplicates(maps('actions'), 'action', options);
  warnAboutDuplicates(maps('slots'), 'slot', options);
  warnAboutDuplicates(maps('responses'), 'response', options);
  warnAboutDuplicates(maps('forms'), 'form', options);
  return {
    version: firstDefined(filled.map((draft) => draft.version ?? undefined)) ?? null,
    intents: lastFileFirst(withoutForms.map((draft) => draft.intents)),
    entities: lastFileFirst(withoutForms.map((draft) => draft.entities)),
    actions: lastFileFirst(withoutForms.map((draft) => draft.actions)),
    slots: lastFileFirst(withoutForms.map((draft) => draft.slots)),
    responses: lastFileFirst(withoutForms.map((draft) => draft.responses)),
    forms: lastFileFirst(withoutForms.map((draft) => draft.forms)),
    e2eActions: [...new Set(filled.flatMap((draft) => draft.e2eActions))].sort(),
    session:
      filled.map((draft) => draft.session).find((session) => !isDefaultSession(session)) ??
      firstDefined(filled.map((draft) => draft.session)),
    config: firstDefined(filled.map((draft) => draft.config)),
    extra: first.extra,
    keys: [...new Set(filled.flatMap((draft) => draft.keys))],
  };
}

function isEmpty(draft: DomainDraft): boolean {
  const names = [draft.intents, draft.entities, draft.slots, draft.responses, draft.forms, draft.actions];
  const isWithoutNames = names.every((map) => map.size === 0) && draft.e2eActions.length === 0;
  return isWithoutNames && draft.session === undefined && draft.config === undefined;
}

/** An action of a later file that has the name of a form of an earlier one is dropped. */
function dropActionsThatAreForms(drafts: readonly DomainDraft[]): readonly DomainDraft[] {
  const forms = new Set<string>();
  return drafts.map((draft) => {
    const actions = new Map([...draft.actions].filter(([name]) => !forms.has(name)));
    for (const name of draft.forms.keys()) forms.add(name);
    return { ...draft, actions };
  });
}

function firstDefined<Value>(values: readonly (Value | undefined)[]): Value | undefined {
  return values.find((value) => value !== undefined);
}

/** Setting a key again keeps its place and takes the value of the earlier file. */
function lastFileFirst<Value>(maps: readonly ReadonlyMap<string, Value>[]): ReadonlyMap<string, Value> {
  const merged = new Map<string, Value>();
  for (const map of maps.toReversed()) for (const [name, value] of map) merged.set(name, value);
  return merged;
}

function isDefaultSession(session: SessionDraft | undefined): boolean {
  return session === undefined || (session.expirationMinutes === DEFAULT_SESSION_MINUTES && session.carryOverSlots);
}
