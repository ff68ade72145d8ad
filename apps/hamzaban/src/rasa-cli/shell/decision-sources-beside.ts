import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createDecisionSources, type DecisionSources } from '@hamzaban/dialogue';
import { readProject } from '@hamzaban/rasa-project';
import type { Terminal } from '../../cli/terminal.ts';
import { diskTree } from '../../files/disk-tree.ts';

const NONE: DecisionSources = { find: () => null };

/**
 * Where the rules and stories of a model stand: in the project whose folder `models` the model file lies in. Files that
 * were changed since may no longer hold what the model learned; a rule or story is then not found.
 */
export function decisionSourcesBeside(modelFile: string, terminal: Terminal): DecisionSources {
  const folder = dirname(dirname(modelFile));
  if (!existsSync(join(folder, 'config.yml'))) {
    terminal.err(
      `No project beside the model ('${folder}' has no config.yml): files of rules and stories are not shown.`,
    );
    return NONE;
  }
  const { project } = readProject(diskTree(folder), { environment: process.env });
  const { domain, stories, rules, config } = project;
  return createDecisionSources({ domain, stories, rules, policies: config.policies });
}
