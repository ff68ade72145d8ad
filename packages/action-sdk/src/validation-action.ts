import type { JsonObject, JsonValue } from '@hamzaban/rasa-project';
import { Action, type DomainDict } from './action.ts';
import type { CollectingDispatcher } from './collecting-dispatcher.ts';
import { type ActionEvent, SlotSet } from './events.ts';
import type { Tracker } from './tracker.ts';

/** Values for slots, by name. */
export type SlotValues = Readonly<Record<string, JsonValue>>;

/**
 * Validates and extracts slots wherever they are filled; rasa-sdk's `ValidationAction`. For a slot `city` a subclass may
 * have `validate_city(value, dispatcher, tracker, domain)` and `extract_city(dispatcher, tracker, domain)`, which give
 * slot values by name (`{city: null}` refuses), or a promise of them. `-` in a slot's name is `_` in the method's.
 */
export class ValidationAction extends Action {
  name(): string {
    return 'action_validate_slot_mappings';
  }

  async run(dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict): Promise<readonly ActionEvent[]> {
    tracker.addSlots(await this.extractionEvents(dispatcher, tracker, domain));
    const validated = await this.validationEvents(dispatcher, tracker, domain);
    tracker.addSlots(validated);
    return validated;
  }

  /** The slots that this action cares for; `domainSlots` are those the domain says. */
  requiredSlots(
    domainSlots: readonly string[],
    _dispatcher: CollectingDispatcher,
    _tracker: Tracker,
    _domain: DomainDict,
  ): readonly string[] | Promise<readonly string[]> {
    return domainSlots;
  }

  /** Slots of the domain that are filled outside forms. */
  domainSlots(domain: DomainDict): readonly string[] {
    return Object.entries(objectOf(domain['slots']))
      .filter(([, slot]) => !isMappedToForm(slot))
      .map(([name]) => name);
  }

  private async extractionEvents(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    domain: DomainDict,
  ): Promise<readonly ActionEvent[]> {
    const found: Record<string, JsonValue> = {};
    for (const slot of await this.requiredSlots(this.domainSlots(domain), dispatcher, tracker, domain)) {
      const extract = this.method(`extract_${methodPart(slot)}`);
      if (extract === null) continue;
      const values = valuesOf(await extract(dispatcher, tracker, domain), `extract_${methodPart(slot)}`);
      Object.assign(found, values);
      Object.assign(tracker.slots, values);
    }
    return Object.entries(found).map(([name, value]) => SlotSet(name, value));
  }

  private async validationEvents(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    domain: DomainDict,
  ): Promise<readonly ActionEvent[]> {
    const required = await this.requiredSlots(this.domainSlots(domain), dispatcher, tracker, domain);
    const proposed = Object.entries(tracker.slotsToValidate()).filter(([name]) => required.includes(name));
    const slots: Record<string, JsonValue> = Object.fromEntries(proposed);
    for (const [name, value] of proposed) {
      const validate = this.method(`validate_${methodPart(name)}`);
      if (validate === null) continue;
      const values = valuesOf(await validate(value, dispatcher, tracker, domain), `validate_${methodPart(name)}`);
      Object.assign(slots, values);
      Object.assign(tracker.slots, values);
    }
    return Object.entries(slots).map(([name, value]) => SlotSet(name, value));
  }

  /** A method of the subclass that the domain's names call for. */
  private method(name: string): ((...args: readonly unknown[]) => unknown) | null {
    const found: unknown = (this as unknown as Readonly<Record<string, unknown>>)[name];
    return typeof found === 'function' ? (found as () => unknown).bind(this) : null;
  }
}

function methodPart(slot: string): string {
  return slot.replaceAll('-', '_');
}

function valuesOf(given: unknown, method: string): SlotValues {
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) return given as SlotValues;
  throw new TypeError(`${method} must give an object of slot values, for instance {city: value}`);
}

function isMappedToForm(slot: JsonValue): boolean {
  const mappings = objectOf(slot)['mappings'];
  if (!Array.isArray(mappings)) return false;
  return mappings.some((mapping: JsonValue) => {
    const conditions = objectOf(mapping)['conditions'];
    return Array.isArray(conditions) && conditions.some((each: JsonValue) => Boolean(objectOf(each)['active_loop']));
  });
}

/** The object that a JSON value is, or an empty one. */
export function objectOf(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
