import type { ExplainedAction, SlotChange, TurnExplanation } from '@hamzaban/bot';
import type { Terminal } from '../../cli/terminal.ts';

/** A turn's why, in a few dim lines. */
export function showExplanation(explanation: TurnExplanation, terminal: Terminal): void {
  const { dim } = terminal.colors;
  const say = (line: string) => terminal.err(dim(`  ${line}`));
  const { intent, entities, extracted, actions, loop } = explanation;
  say(`intent ${intent.name ?? 'none'} ${intent.confidence.toFixed(2)}`);
  for (const entity of entities) say(`entity ${JSON.stringify(entity)}`);
  for (const change of extracted) say(`slot ${changed(change)}`);
  for (const action of actions) {
    say(actionLine(action));
    for (const change of action.slots) say(`  slot ${changed(change)}`);
  }
  if (loop.before !== loop.after) say(`loop ${loop.before ?? 'none'} -> ${loop.after ?? 'none'}`);
}

function actionLine({ action, policy, confidence, reason, source, isRejected }: ExplainedAction): string {
  const why =
    source === null ? reason : `${source.kind} '${source.name}', ${source.file}:${source.line}:${source.column}`;
  const rejected = isRejected ? ', rejected by the action' : '';
  return `${action} by ${policy ?? '-'} ${confidence.toFixed(2)}${why === null ? '' : ` (${why})`}${rejected}`;
}

function changed({ slot, before, after }: SlotChange): string {
  return `${slot}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`;
}
