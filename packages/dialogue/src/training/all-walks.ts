import type { Rule, Story } from '@hamzaban/rasa-project';
import type { DomainView } from '../domain/domain-view.ts';
import { generateWalks } from './generate-walks.ts';
import { ruleBlocks, storyBlocks } from './story-block.ts';

/** All dialogues that stories stand for, with what is wrong with their checkpoints. */
export function storyWalks(stories: readonly Story[], domain: DomainView): ReturnType<typeof generateWalks> {
  return generateWalks(
    stories.flatMap((story) => storyBlocks(story, domain)),
    domain,
    false,
  );
}

/** The same for rules. */
export function ruleWalks(rules: readonly Rule[], domain: DomainView): ReturnType<typeof generateWalks> {
  return generateWalks(
    rules.flatMap((rule) => ruleBlocks(rule, domain)),
    domain,
    true,
  );
}
