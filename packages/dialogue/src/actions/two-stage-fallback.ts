import type { DialogueEvent } from '../events/dialogue-event.ts';
import { actionEvent, bareEvent } from '../events/make-event.ts';
import type { ActionContext } from './action-context.ts';
import type { LoopParts } from './loop-action.ts';

/** `action_two_stage_fallback`: asks whether the intent was right, then to rephrase, then gives up (rasa-compat 12). */
export const twoStageFallback: LoopParts = {
  name: 'action_two_stage_fallback',
  activate: async () => [],
  isDone: (context) => isClarified(context) || hasGivenUp(context),
  do: (context, soFar) => {
    const wasOpened = soFar.some((event) => event.event === 'active_loop');
    const asksToAffirm = wasOpened || lastIntent(context) === 'nlu_fallback';
    return context.run(asksToAffirm ? 'action_default_ask_affirmation' : 'action_default_ask_rephrase', context);
  },
  deactivate: async (context) =>
    hasGivenUp(context) ? context.run('action_default_fallback', context) : clarification(context),
};

function lastIntent(context: ActionContext): string | null {
  return context.tracker.state.latestMessage?.parse_data.intent.name ?? null;
}

function isClarified(context: ActionContext): boolean {
  const intent = lastIntent(context);
  return intent !== 'nlu_fallback' && intent !== 'out_of_scope';
}

function hasGivenUp(context: ActionContext): boolean {
  return (
    endsWith(context, ['nlu_fallback', 'nlu_fallback']) ||
    endsWith(context, ['out_of_scope', 'nlu_fallback', 'out_of_scope'])
  );
}

/** Newest first; a `rewind` takes a place but names no intent. */
function endsWith(context: ActionContext, wanted: readonly string[]): boolean {
  const recent = context.tracker.marks.recentIntents.slice(0, wanted.length).filter((intent) => intent !== false);
  return recent.length === wanted.length && recent.every((intent, index) => intent === wanted[index]);
}

function clarification(context: ActionContext): readonly DialogueEvent[] {
  const now = context.deps.now;
  const message = context.tracker.state.latestMessage;
  const events: DialogueEvent[] = [bareEvent('rewind', now())];
  if (message === null) return events;
  const { parse_data: data } = message;
  events.push(actionEvent('action_listen', now()), {
    ...message,
    parse_data: { ...data, intent: { ...data.intent, confidence: 1 } },
    timestamp: now(),
  });
  return events;
}
