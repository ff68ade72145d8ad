import type { JsonObject } from '@hamzaban/rasa-project';
import type { ActionServer } from '../src/index.ts';

/**
 * The action server of the recordings: custom actions do nothing, validation actions keep every proposed slot (those
 * of the trailing `slot` events), as rasa-sdk's FormValidationAction without methods does.
 */
export const validatingActions: ActionServer = {
  async run(request) {
    const validates =
      request.next_action.startsWith('validate_') || request.next_action === 'action_validate_slot_mappings';
    if (!validates) return { events: [], responses: [] };
    const proposed = new Map<string, JsonObject>();
    for (const event of (request.tracker.events ?? []).toReversed()) {
      if (event.event !== 'slot') break;
      if (!proposed.has(event.name)) proposed.set(event.name, { event: 'slot', name: event.name, value: event.value });
    }
    return { events: [...proposed.values()].reverse(), responses: [] };
  },
};
