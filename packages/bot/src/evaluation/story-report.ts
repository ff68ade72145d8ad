import { type EvaluatedStory, type LabelPair, testedStory } from '@hamzaban/dialogue';
import {
  type ClassificationReport,
  classificationReport,
  confusionMatrix,
  drawConfusionMatrix,
  jsonFile,
  type Outcome,
  type ReportFiles,
  type ReportSwitches,
  reportJson,
} from '@hamzaban/nlu';
import { writeTestedStories } from '@hamzaban/rasa-project';

/** Which files are wanted; also Rasa's `--no-warnings`. */
export interface StoryReportSwitches extends ReportSwitches {
  readonly hasWarnings?: boolean;
}

/** How the stories did, in numbers. */
export interface StoryReport {
  /** Actions, intents and entities together. */
  readonly labels: ClassificationReport;
  readonly conversations: {
    /** 0 to 1. */
    readonly accuracy: number;
    readonly correct: number;
    readonly with_warnings: number;
    readonly total: number;
  };
}

/** Sums up evaluated stories. */
export function storyReport(stories: readonly EvaluatedStory[]): StoryReport {
  const correct = stories.filter(({ isCorrect }) => isCorrect).length;
  return {
    labels: classificationReport(storyOutcomes(stories)),
    conversations: {
      accuracy: stories.length === 0 ? 0 : correct / stories.length,
      correct,
      with_warnings: stories.filter(({ isCorrect, hasWarnings }) => isCorrect && hasWarnings).length,
      total: stories.length,
    },
  };
}

/** The files of `rasa test core` by Rasa's names (rasa-compat 23.4). */
export function storyReportFiles(stories: readonly EvaluatedStory[], switches: StoryReportSwitches = {}): ReportFiles {
  const { hasErrors = true, hasSuccesses = false, hasWarnings = true, hasPlots = true } = switches;
  const { labels, conversations } = storyReport(stories);
  const files = new Map<string, string>([
    ['story_report.json', jsonFile({ ...reportJson(labels), conversation_accuracy: conversations })],
    // Rasa's file of entities that a policy found; none of ours looks for any.
    ['TEDPolicy_report.json', jsonFile({})],
  ]);
  const matrix = confusionMatrix(storyOutcomes(stories));
  files.set('story_confusion_matrix.json', jsonFile(matrix));
  if (hasPlots) files.set('story_confusion_matrix.svg', drawConfusionMatrix(matrix, 'actions, intents and entities'));
  const write = (name: string, chosen: readonly EvaluatedStory[], otherwise: string) =>
    files.set(name, chosen.length === 0 ? otherwise : writeTestedStories(chosen.map(testedStory)));
  if (hasErrors) {
    const failed = stories.filter(({ isCorrect }) => !isCorrect);
    write('failed_test_stories.yml', failed, '# None of the test stories failed - all good!');
  }
  if (hasSuccesses) {
    const successful = stories.filter(({ isCorrect }) => isCorrect);
    write('successful_test_stories.yml', successful, '# None of the test stories succeeded :(');
  }
  if (hasWarnings) {
    const warned = stories.filter((story) => story.isCorrect && story.hasWarnings);
    write('stories_with_warnings.yml', warned, '# No warnings for test stories');
  }
  return files;
}

function storyOutcomes(stories: readonly EvaluatedStory[]): readonly Outcome[] {
  return stories.flatMap(({ steps }) =>
    steps.flatMap((step): readonly Outcome[] => {
      if (step.kind === 'user') return [step.intent, ...step.entities].map(named);
      return step.kind === 'action' ? [{ expected: step.expected, predicted: step.predicted }] : [];
    }),
  );
}

function named({ expected, predicted }: LabelPair): Outcome {
  return { expected: expected ?? 'None', predicted: predicted ?? 'None' };
}
