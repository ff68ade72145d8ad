import { findRuleProblems } from '@hamzaban/dialogue';
import { type Diagnostic, type Project, validateProject } from '@hamzaban/rasa-project';

/** Everything that is wrong with a project that was read, without training it; each problem of a place once. */
export function checkProject(project: Project): readonly Diagnostic[] {
  const found = validateProject(project);
  const { domain, stories, rules, config } = project;
  // Where names are missing because a file cannot be read, rules seem to contradict each other.
  if ((project.incomplete ?? []).includes('domain')) return found;
  return [...found, ...unsaid(findRuleProblems({ domain, stories, rules, policies: config.policies }), found)];
}

/** What was not said before of the very place. */
export function unsaid(diagnostics: readonly Diagnostic[], before: readonly Diagnostic[]): readonly Diagnostic[] {
  const nameOf = ({ code, file, line, column }: Diagnostic): string => [code, file, line, column].join(' ');
  const said = new Set(before.map(nameOf));
  return diagnostics.filter((one) => !said.has(nameOf(one)));
}
