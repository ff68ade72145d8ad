import { describe, expect, it } from 'vitest';
import { createActionExecutor } from './action-executor.ts';
import type { CollectingDispatcher } from './collecting-dispatcher.ts';
import { SlotSet, UserUttered } from './events.ts';
import { FormValidationAction } from './form-validation-action.ts';
import type { Tracker } from './tracker.ts';
import { ValidationAction } from './validation-action.ts';

const domain = {
  slots: {
    city: { type: 'text', mappings: [{ type: 'from_text', conditions: [{ active_loop: 'trip_form' }] }] },
    'num-people': { type: 'float', mappings: [{ type: 'custom' }] },
    name: { type: 'text', mappings: [{ type: 'from_entity', entity: 'name', conditions: [{ active_loop: null }] }] },
    plain: { type: 'any' },
  },
  forms: { trip_form: { required_slots: ['city', 'num-people'] }, empty_form: {} },
};

async function slotsOf(action: ValidationAction, proposed: Record<string, string | number>) {
  const events = [UserUttered('x'), ...Object.entries(proposed).map(([name, value]) => SlotSet(name, value))];
  const tracker = { sender_id: 'u', slots: proposed, events };
  const result = await createActionExecutor([action]).run({ next_action: action.name(), tracker, domain });
  return result.events.map((event) => [event['name'], event['value']]);
}

class TripForm extends FormValidationAction {
  name() {
    return 'validate_trip_form';
  }
  validate_city(value: unknown, _: CollectingDispatcher, tracker: Tracker) {
    return { city: String(value).toUpperCase(), seen: tracker.getSlot('num-people') };
  }
  async validate_num_people(value: unknown) {
    return { 'num-people': Number(value) > 0 ? Number(value) : null };
  }
}

describe('a form validation', () => {
  it('calls the method of each slot that was filled, and gives what they say', async () => {
    expect(await slotsOf(new TripForm(), { city: 'rome', 'num-people': 3 })).toEqual([
      ['city', 'ROME'],
      ['num-people', 3],
      ['seen', 3],
    ]);
    expect(await slotsOf(new TripForm(), { 'num-people': -1 })).toEqual([['num-people', null]]);
  });

  it('keeps slots that have no method and leaves out those of others', async () => {
    class Bare extends FormValidationAction {
      name() {
        return 'validate_trip_form';
      }
    }
    expect(await slotsOf(new Bare(), { city: 'rome', name: 'x' })).toEqual([['city', 'rome']]);
    expect(await slotsOf(new Bare(), {})).toEqual([]);
  });

  it('asks next for what its own list of slots lacks, and ends the form when it lacks nothing', async () => {
    class Dynamic extends TripForm {
      override requiredSlots(slots: readonly string[], _: CollectingDispatcher, tracker: Tracker) {
        return tracker.getSlot('city') === 'ROME' ? [...slots, 'hotel'] : slots.slice(0, 1);
      }
    }
    expect(await slotsOf(new Dynamic(), { city: 'rome', 'num-people': 2 })).toEqual([
      ['city', 'ROME'],
      ['seen', 2],
      ['requested_slot', 'hotel'],
    ]);
    expect(await slotsOf(new Dynamic(), { city: 'bern' })).toEqual([
      ['city', 'BERN'],
      ['seen', null],
      ['requested_slot', null],
    ]);
  });

  it('extracts before it validates', async () => {
    class Extracting extends TripForm {
      extract_num_people() {
        return { 'num-people': 4 };
      }
    }
    expect(await slotsOf(new Extracting(), { city: 'rome' })).toEqual([
      ['city', 'ROME'],
      ['num-people', 4],
      ['seen', 4],
    ]);
  });

  it('of a form without slots does nothing', async () => {
    class Empty extends TripForm {
      override name() {
        return 'validate_empty_form';
      }
    }
    expect(await slotsOf(new Empty(), { city: 'x' })).toEqual([]);
  });

  it('fails in words when a method gives no values', async () => {
    class Wrong extends TripForm {
      override validate_num_people(): never {
        return 5 as never;
      }
    }
    await expect(slotsOf(new Wrong(), { 'num-people': 1 })).rejects.toThrow(/validate_num_people must give an object/);
  });
});

describe('a validation of slots outside forms', () => {
  it('takes the slots that are not mapped to a form', async () => {
    class Slots extends ValidationAction {
      validate_name(value: unknown) {
        return { name: `${value}!` };
      }
    }
    expect(await slotsOf(new Slots(), { city: 'rome', name: 'a', plain: 1 })).toEqual([
      ['name', 'a!'],
      ['plain', 1],
    ]);
  });
});
