import { type Agent, storyReport } from '@hamzaban/bot';
import { evaluateStories } from '@hamzaban/dialogue';
import { reportJson } from '@hamzaban/nlu';
import { createMemoryTree, readDataPaths, readTestPaths } from '@hamzaban/rasa-project';

/** The stories of one YAML text against a bot, as `POST /model/test/stories` answers. `isEndToEnd`: texts are understood, too. */
export function testStories(agent: Agent, yaml: string, isEndToEnd: boolean): unknown {
  const file = 'test_data.yml';
  const tree = createMemoryTree({ [file]: yaml });
  const stories = isEndToEnd ? readTestPaths(tree, [file]).tests : readDataPaths(tree, [file]).stories;
  const { stories: evaluated } = evaluateStories({
    stories,
    model: agent.model.dialogue,
    domain: agent.model.domain,
    ...(isEndToEnd && { parse: agent.parse }),
  });
  const { labels } = storyReport(evaluated);
  const steps = evaluated.flatMap((story) => story.steps).filter((step) => step.kind === 'action');
  const hasAny = Object.keys(labels.labels).length > 0;
  return {
    report: hasAny ? reportJson(labels) : {},
    precision: labels['weighted avg'].precision,
    f1: labels['weighted avg']['f1-score'],
    accuracy: labels.accuracy,
    actions: steps.map(({ expected, predicted, policy, confidence }) => ({
      action: expected,
      predicted,
      policy,
      confidence,
    })),
    // Rasa looks for names of policies that its own policies no longer have, so that it always finds none.
    in_training_data_fraction: 0,
    is_end_to_end_evaluation: isEndToEnd,
  };
}
