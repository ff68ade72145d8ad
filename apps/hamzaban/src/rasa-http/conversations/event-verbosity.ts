import { appliedEvents, type DialogueEvent } from '@hamzaban/dialogue';
import { badRequest } from '../replies/rasa-failure.ts';

/** How much of a conversation's events an answer holds (`include_events`). */
export type EventVerbosity = 'NONE' | 'APPLIED' | 'AFTER_RESTART' | 'ALL';

const verbosities: readonly EventVerbosity[] = ['NONE', 'APPLIED', 'AFTER_RESTART', 'ALL'];

/** Reads `include_events`; throws a `RasaFailure` for anything unknown. */
export function readVerbosity(text = 'AFTER_RESTART'): EventVerbosity {
  const found = verbosities.find((verbosity) => verbosity === text.toUpperCase());
  if (found !== undefined) return found;
  throw badRequest(`Invalid parameter value for 'include_events'. Should be one of ${verbosities.join(', ')}`, {
    parameter: 'include_events',
    in: 'query',
  });
}

/** The events that an answer of this verbosity holds; null for none at all. */
export function shownEvents(
  events: readonly DialogueEvent[],
  verbosity: EventVerbosity,
): readonly DialogueEvent[] | null {
  switch (verbosity) {
    case 'NONE':
      return null;
    case 'APPLIED':
      return appliedEvents(events);
    case 'AFTER_RESTART':
      return events.slice(events.findLastIndex(({ event }) => event === 'restart') + 1);
    case 'ALL':
      return events;
  }
}
