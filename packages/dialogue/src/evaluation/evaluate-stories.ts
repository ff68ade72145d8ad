import type { Diagnostic, Domain, Story } from '@hamzaban/rasa-project';
import { createDomainView } from '../domain/domain-view.ts';
import type { ParseData } from '../events/parse-data.ts';
import type { DialogueModel } from '../policies/dialogue-model.ts';
import { createIndexCache } from '../policies/index-cache.ts';
import { createModelView } from '../policies/model-view.ts';
import { generateWalks } from '../training/generate-walks.ts';
import { storyBlocks } from '../training/story-block.ts';
import { evaluateStory } from './evaluate-story.ts';
import type { EvaluatedStory } from './evaluated-story.ts';

export interface StoryEvaluationInput {
  readonly stories: readonly Story[];
  readonly model: DialogueModel;
  readonly domain: Domain;
  /** Understands one text as the bot does; without it only actions are judged (`rasa test core` without `--e2e`). */
  readonly parse?: (text: string) => ParseData;
  /** Dialogues evaluated at most; all unless given. */
  readonly maxStories?: number;
  /** Stop at the first dialogue that fails. */
  readonly stopsAtFailure?: boolean;
  readonly signal?: AbortSignal;
  /** `fraction` goes from 0 to 1. */
  readonly onProgress?: (fraction: number, what: string) => void;
}

export interface StoryEvaluation {
  /** In the order of the stories; alternatives and checkpoints make several of one, dialogues that are alike count once. */
  readonly stories: readonly EvaluatedStory[];
  /** Problems of the stories themselves: checkpoints that lead nowhere, too many dialogues. */
  readonly diagnostics: readonly Diagnostic[];
}

/** As Rasa's MAX_NUMBER_OF_PREDICTIONS. */
const maxPredictions = 10;

/** Holds a trained bot against stories, as `rasa test core` does (rasa-compat 23). Throws only the signal's reason. */
export function evaluateStories(input: StoryEvaluationInput): StoryEvaluation {
  const domain = createDomainView(input.domain);
  const judge = { domain, view: createModelView(input.model, createIndexCache()), parse: input.parse, maxPredictions };
  const { walks, diagnostics } = generateWalks(
    input.stories.flatMap((story) => storyBlocks(story, domain)),
    domain,
    false,
  );
  const stories: EvaluatedStory[] = [];
  const count = Math.min(walks.length, input.maxStories ?? walks.length);
  for (const walk of walks.slice(0, count)) {
    input.signal?.throwIfAborted();
    input.onProgress?.(stories.length / count, walk.name);
    const story = evaluateStory(walk, judge);
    stories.push(story);
    if (input.stopsAtFailure === true && !story.isCorrect) break;
  }
  input.onProgress?.(1, 'done');
  return { stories, diagnostics };
}
