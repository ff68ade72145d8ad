import type { DomainDict } from './action.ts';
import type { CollectingDispatcher } from './collecting-dispatcher.ts';
import { type ActionEvent, SlotSet } from './events.ts';
import type { Tracker } from './tracker.ts';
import { objectOf, ValidationAction } from './validation-action.ts';

/**
 * Validates what a form asked for; rasa-sdk's `FormValidationAction`. Its name is `validate_<form>` and must stand among
 * the domain's `actions`. A subclass that overrides `requiredSlots` decides what is asked next; otherwise the form's own
 * order counts.
 */
export abstract class FormValidationAction extends ValidationAction {
  abstract override name(): string;

  formName(): string {
    return this.name().replace('validate_', '');
  }

  override async run(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    domain: DomainDict,
  ): Promise<readonly ActionEvent[]> {
    const validated = await super.run(dispatcher, tracker, domain);
    const own = this.domainSlots(domain);
    const required = await this.requiredSlots(own, dispatcher, tracker, domain);
    if (required.length === own.length && required.every((slot, index) => slot === own[index])) return validated;
    const next = required.find((slot) => tracker.getSlot(slot) === null) ?? null;
    return [...validated, SlotSet('requested_slot', next)];
  }

  override domainSlots(domain: DomainDict): readonly string[] {
    const form = objectOf(objectOf(domain['forms'])[this.formName()]);
    const slots = form['required_slots'];
    return Array.isArray(slots) ? slots.map(String) : [];
  }
}
