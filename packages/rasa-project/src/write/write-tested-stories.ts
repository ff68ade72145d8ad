import { Document, isScalar, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { JsonValue } from '../documents/json-value.ts';
import { LATEST_FORMAT_VERSION } from '../project/format-version.ts';
import { protectTexts, YAML_STYLE } from './yaml-text.ts';

/** One step of a story that was tested, as it is to be written; `comment` stands at the end of its first line. */
export interface TestedStep {
  readonly step: { readonly [key: string]: JsonValue };
  readonly comment?: string;
}

export interface TestedStory {
  readonly name: string;
  readonly steps: readonly TestedStep[];
}

/** Stories with remarks, as `rasa test` writes `failed_test_stories.yml`. */
export function writeTestedStories(stories: readonly TestedStory[]): string {
  const document = new Document(
    {
      version: LATEST_FORMAT_VERSION,
      stories: stories.map(({ name, steps }) => ({ story: name, steps: steps.map(({ step }) => step) })),
    },
    { aliasDuplicateObjects: false },
  );
  protectTexts(document);
  const version = document.get('version', true);
  if (isScalar(version)) version.type = 'QUOTE_DOUBLE';
  const written = document.get('stories') as YAMLSeq<YAMLMap>;
  written.items.forEach((story, index) => {
    const steps = story.get('steps') as YAMLSeq<YAMLMap>;
    steps.items.forEach((step, place) => {
      const comment = stories[index]?.steps[place]?.comment;
      const [pair] = step.items as readonly Pair<unknown, { comment?: string | null }>[];
      // One line: what a visitor wrote could else end the comment and go on as YAML.
      if (comment !== undefined && pair?.value) pair.value.comment = ` ${comment.replaceAll(/\s+/g, ' ')}`;
    });
  });
  return document.toString({ ...YAML_STYLE, commentString: (comment) => ` #${comment}` });
}
