import { type Diagnostic, shortenText } from '@hamzaban/rasa-project';
import type { TrainedDialogue } from './train-dialogue.ts';

/** What only shows when rules are learned; all else is seen when a project is read. */
const FOUND_BY_LEARNING = new Set(['contradicting-rule', 'incomplete-rule', 'too-many-dialogues']);

/**
 * Of what learning a dialogue found, rules that contradict each other or a story, that leave out what they set elsewhere, and
 * dialogues without end: what is to be told with everything else that is wrong with a project.
 */
export function findRuleProblems({ diagnostics }: Pick<TrainedDialogue, 'diagnostics'>): readonly Diagnostic[] {
  return diagnostics
    .filter(({ code }) => FOUND_BY_LEARNING.has(code))
    .map((each) => ({ ...each, ...(each.hint !== undefined && { hint: shortenText(each.hint) }) }));
}
