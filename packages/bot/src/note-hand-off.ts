import type { Dialogue, TurnResult } from '@hamzaban/dialogue';

/** The slot that remembers it, in bots that have one of this name. */
const SLOT = 'waits_for';

/** What a visitor waits for: a person who was asked for, or a person's answer in a case that was taken down. */
export type WaitsFor = 'person' | 'case';

/**
 * Whether an answer hands the conversation over to a person: a response asks for it by `metadata: {handoff: request}`, and
 * says by `waits_for: case` beside it that the visitor need not stay for it. Null: it does not.
 */
export function handOffOf({ metadata }: TurnResult['messages'][number]): WaitsFor | null {
  const own = metadata['metadata'];
  const nested = typeof own === 'object' && own !== null ? (own as Readonly<Record<string, unknown>>) : {};
  const asking = [metadata, nested].find((each) => each['handoff'] === 'request');
  if (asking === undefined) return null;
  return asking['waits_for'] === 'case' ? 'case' : 'person';
}

/**
 * Lets a bot know that its visitor waits: the slot `waits_for` of its domain, if there is one, is set after the turn that
 * handed the conversation over. Whoever waits for a person does not wait for less until a new session.
 */
export function noteHandOff(dialogue: Dialogue, turn: TurnResult): TurnResult {
  const asked = turn.messages.map(handOffOf).filter((each) => each !== null);
  const slots =
    asked.length === 0 || dialogue.domain.slot(SLOT) === undefined ? null : dialogue.describe(turn.tracker).slots;
  if (slots === null) return turn;
  const value: WaitsFor = asked.includes('person') || slots[SLOT] === 'person' ? 'person' : 'case';
  if (slots[SLOT] === value) return turn;
  const timestamp = turn.events.at(-1)?.timestamp ?? 0;
  const noted = dialogue.appendEvents(turn.tracker, [{ event: 'slot', timestamp, name: SLOT, value }]);
  return { ...turn, tracker: noted.tracker, events: [...turn.events, ...noted.events] };
}
