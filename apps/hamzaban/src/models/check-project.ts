import { findRuleProblems, type TrainedDialogue, trainDialogue } from '@hamzaban/dialogue';
import { type Diagnostic, type Project, validateProject } from '@hamzaban/rasa-project';

/** What is wrong with a project, and the dialogue that was learned to find it: none where the domain is not whole. */
export interface CheckedProject {
  readonly diagnostics: readonly Diagnostic[];
  readonly dialogue: TrainedDialogue | undefined;
}

/** Everything that is wrong with a project that was read, without learning to understand; each problem of a place once. */
export function checkProject(project: Project): CheckedProject {
  const found = validateProject(project);
  const { domain, stories, rules, config } = project;
  // Where names are missing because a file cannot be read, rules seem to contradict each other.
  if ((project.incomplete ?? []).includes('domain')) return { diagnostics: found, dialogue: undefined };
  const dialogue = trainDialogue({ domain, stories, rules, policies: config.policies });
  return { diagnostics: [...found, ...unsaid(findRuleProblems(dialogue), found)], dialogue };
}

/** What was not said before of the very place. */
export function unsaid(diagnostics: readonly Diagnostic[], before: readonly Diagnostic[]): readonly Diagnostic[] {
  const nameOf = ({ code, file, line, column }: Diagnostic): string => [code, file, line, column].join(' ');
  const said = new Set(before.map(nameOf));
  return diagnostics.filter((one) => !said.has(nameOf(one)));
}
