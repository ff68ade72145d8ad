import type { ComponentConfig, Domain, Position, Rule, Story } from '@hamzaban/rasa-project';
import { createDomainView } from '../domain/domain-view.ts';
import type { DecisionNote } from '../engine/incoming-message.ts';
import { memoryKey } from '../policies/memory-key.ts';
import { hashKey } from '../tracker/state-key.ts';
import { appliedEvents, type Walk } from '../training/dialogue-walk.ts';
import { generateWalks } from '../training/generate-walks.ts';
import { policyKind } from '../training/policy-kind.ts';
import { maxHistoryOption } from '../training/policy-options.ts';
import { storyBlocks } from '../training/story-block.ts';

/** The rule or story behind a decision, and where it stands. */
export interface DecisionSource extends Position {
  readonly kind: 'rule' | 'story';
  readonly name: string;
}

export interface DecisionSources {
  /** `null` for decisions that neither a rule nor a known story made, or whose files have changed since training. */
  find(decision: DecisionNote): DecisionSource | null;
}

/**
 * Finds rules and stories by the decisions they made. Models hold no places of files; this is made of the files anew, for an
 * author who asks why.
 */
export function createDecisionSources(input: {
  readonly domain: Domain;
  readonly stories: readonly Story[];
  readonly rules: readonly Rule[];
  readonly policies: readonly ComponentConfig[];
}): DecisionSources {
  const domain = createDomainView(input.domain);
  const rules = new Map(input.rules.map((rule) => [rule.name, rule.at]));
  const { walks } = generateWalks(
    input.stories.flatMap((story) => storyBlocks(story, domain)),
    domain,
    false,
  );
  const stories = new Map<string, Walk>();
  for (const policy of input.policies) {
    const kind = policyKind(policy);
    if (kind === 'memoization' || kind === 'augmented') noteKeys(walks, maxHistoryOption(policy), stories);
  }
  return {
    find({ source }) {
      if (source === undefined) return null;
      if (source.kind === 'rule') {
        // Rules that checkpoints join are named by all of their parts.
        const at = rules.get(source.name) ?? rules.get(source.name.split(' > ')[0] ?? '');
        return at === undefined ? null : { kind: 'rule', name: source.name, ...at };
      }
      const walk = stories.get(source.key);
      const at = walk?.source?.at;
      return walk === undefined || at === undefined ? null : { kind: 'story', name: walk.name, ...at };
    },
  };
}

function noteKeys(walks: readonly Walk[], maxHistory: number | null, stories: Map<string, Walk>): void {
  for (const walk of walks) {
    const hashes = walk.keys.map(hashKey);
    let count = 0;
    for (const event of appliedEvents(walk.events)) {
      if (event.event !== 'action') continue;
      count += 1;
      const before = hashes.slice(0, count);
      const key = memoryKey(maxHistory ? before.slice(-maxHistory) : before);
      if (!stories.has(key)) stories.set(key, walk);
    }
  }
}
