import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createDialogue,
  type EvaluatedStory,
  evaluateStories,
  parseIntentMessage,
  trainDialogue,
} from '@hamzaban/dialogue';
import { createMemoryTree, readProject } from '@hamzaban/rasa-project';
import { describe, expect, it } from 'vitest';
import { diskTree, recordedDomain } from '../../../dialogue/bench/disk-tree.ts';
import { type Recording, recordedPolicies } from '../../../dialogue/bench/golden-recording.ts';
import { storyReportFiles } from './story-report.ts';

const listen = { predicted: 'action_listen', policy: 'RulePolicy', confidence: 1, foundUnlikely: false };
const story = (name: string, predicted: string, foundUnlikely = false): EvaluatedStory => ({
  name,
  file: 'tests/test_a.yml',
  line: 3,
  steps: [
    {
      kind: 'action',
      isText: false,
      expected: 'utter_a',
      policy: 'RulePolicy',
      confidence: 1,
      predicted,
      isWrong: predicted !== 'utter_a',
      foundUnlikely,
    },
    { kind: 'action', isText: false, expected: 'action_listen', isWrong: false, ...listen },
  ],
  isCorrect: predicted === 'utter_a',
  hasWarnings: foundUnlikely,
});

describe('the report of stories', () => {
  const stories = [story('good', 'utter_a'), story('bad', 'utter_b'), story('warned', 'utter_a', true)];

  it('counts conversations and labels, and puts each story where it belongs', () => {
    const files = storyReportFiles(stories, { hasSuccesses: true });
    expect(JSON.parse(files.get('story_report.json') ?? '')).toMatchObject({
      utter_a: { precision: 1, recall: expect.closeTo(2 / 3), support: 3 },
      accuracy: expect.closeTo(5 / 6),
      conversation_accuracy: { accuracy: expect.closeTo(2 / 3), correct: 2, with_warnings: 1, total: 3 },
    });
    const names = (file: string) => (files.get(file) ?? '').match(/story: \w+/g);
    expect(names('failed_test_stories.yml')).toEqual(['story: bad']);
    expect(names('successful_test_stories.yml')).toEqual(['story: good', 'story: warned']);
    expect(names('stories_with_warnings.yml')).toEqual(['story: warned']);
  });

  it('says so in a comment where a file has nothing to hold', () => {
    const files = storyReportFiles([story('bad', 'utter_b')], { hasSuccesses: true });
    expect(files.get('successful_test_stories.yml')).toBe('# None of the test stories succeeded :(');
    expect(files.get('stories_with_warnings.yml')).toBe('# No warnings for test stories');
    expect(JSON.parse(storyReportFiles([]).get('story_report.json') ?? '').conversation_accuracy.accuracy).toBe(0);
  });

  it('leaves out what is not wanted', () => {
    const files = storyReportFiles(stories, { hasErrors: false, hasWarnings: false, hasPlots: false });
    expect([...files.keys()]).toEqual(['story_report.json', 'TEDPolicy_report.json', 'story_confusion_matrix.json']);
  });
});

/** Reference material beside the checkout; not part of it. */
const shared = join(import.meta.dirname, '../../../../../shared');
const recordings = join(shared, 'rasa-golden');
const isPresent = existsSync(recordings);
if (!isPresent) {
  console.warn(`SKIPPED: no recordings of the real Rasa at ${recordings}; \`rasa test core\` is not compared with it.`);
}

interface RecordedTest {
  readonly test?: {
    readonly slash: {
      readonly stories_yml: string;
      readonly story_report: Record<string, unknown>;
      readonly 'failed_test_stories.yml': string;
      readonly 'stories_with_warnings.yml': string;
    };
  };
}

const files = isPresent
  ? readdirSync(recordings).filter((file) => file.endsWith('.json') && !file.startsWith('_'))
  : [];
const tested = files
  .map((file) => ({
    file,
    recording: JSON.parse(readFileSync(join(recordings, file), 'utf8')) as Recording & RecordedTest,
  }))
  .filter(({ recording }) => recording.test !== undefined);

describe.skipIf(!isPresent)('what the real `rasa test core` reported', () => {
  it('was recorded for a dozen projects at least', () => {
    expect(tested.length).toBeGreaterThanOrEqual(12);
  });

  it.each(tested)('of $file is what ours reports', ({ recording }) => {
    const slash = recording.test?.slash;
    if (slash === undefined) throw new Error('no recorded test');
    const ours = report(recording, slash.stories_yml);
    expect(JSON.parse(ours.get('story_report.json') ?? '')).toEqual(closeTo(slash.story_report));
    expect(storiesOf(ours.get('failed_test_stories.yml'))).toEqual(storiesOf(slash['failed_test_stories.yml']));
    expect(ours.get('stories_with_warnings.yml')?.trim()).toBe(slash['stories_with_warnings.yml'].trim());
  });
});

function report(recording: Recording, storiesYaml: string) {
  const domainText = recording.domain_used ?? null;
  const tree = diskTree(join(shared, 'rasa-projects', recording.project), domainText);
  const { project } = readProject(tree, domainText === null ? {} : { domain: [recordedDomain] });
  const tests = readProject(createMemoryTree({ 'config.yml': '', 'tests_slash/test_slash.yml': storiesYaml }), {
    tests: ['tests_slash'],
    data: [],
  }).project.tests;
  const { model } = trainDialogue({ ...project, policies: recordedPolicies(recording) });
  const { domain } = createDialogue({ model, domain: project.domain, random: () => 0, clock: () => 0 });
  const nothing = { intent: { name: null, confidence: 0 }, entities: [] };
  const parse = (text: string) => parseIntentMessage(text, domain) ?? nothing;
  return storyReportFiles(evaluateStories({ stories: tests, model, domain: project.domain, parse }).stories);
}

/** Scores are sums of fractions: equal up to the last digits. */
function closeTo(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : expect.closeTo(value, 9);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, closeTo(each)]));
}

/**
 * The stories of a file in an order of their own: the real Rasa's order is random, and so is which of several stories that
 * are one dialogue gives its name.
 */
function storiesOf(text = ''): readonly string[] {
  const [head = '', ...stories] = text.trim().split(/^- story: .*$/m);
  return [head.trim(), ...stories.map((story) => story.trim()).sort()];
}
