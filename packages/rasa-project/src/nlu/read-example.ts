import type { Position } from '../documents/diagnostic.ts';
import type { JsonValue } from '../documents/json-value.ts';
import type { IntentExample } from '../documents/nlu-data.ts';
import type { FieldReader } from '../yaml/field-reader.ts';
import { type AnnotationProblem, readAnnotatedText } from './annotated-text.ts';
import type { NluDraft } from './nlu-draft.ts';

export interface WrittenExample {
  readonly text: string;
  readonly at: Position;
  readonly metadata?: JsonValue;
}

/** One training text of an intent: annotations taken out, inline synonyms added to the draft. */
export function readExample(
  written: WrittenExample,
  intent: string,
  { draft, fields }: { draft: NluDraft; fields: FieldReader },
): void {
  const { text, entities, problems } = readAnnotatedText(written.text);
  for (const problem of problems) reportAnnotation(problem, written, fields);
  for (const entity of entities) {
    const surface = text.slice(entity.start, entity.end);
    if (surface !== entity.value) draft.synonyms.push({ variant: surface, value: entity.value, at: written.at });
  }
  const example: IntentExample = { text, intent, entities, at: written.at };
  draft.examples.push(written.metadata === undefined ? example : { ...example, metadata: written.metadata });
}

/** Reports one problem of an annotation at its place in the line. */
export function reportAnnotation(problem: AnnotationProblem, written: WrittenExample, fields: FieldReader): void {
  const at = { ...written.at, column: written.at.column + problem.offset };
  switch (problem.kind) {
    case 'bad-json':
      fields.report('annotation-json', at, {
        message: `The annotation in '${written.text.slice(0, 80)}' cannot be read: ${problem.detail}.`,
        hint: 'Write it as `[text]{"entity": "name", "role": "…", "value": "…"}` with double quotes and no nested braces.',
      });
      return;
    case 'unclosed':
      fields.report('annotation-unclosed', at, {
        message: `An annotation is opened but not closed: '${problem.detail}'; it is read as plain text.`,
        hint: 'Write `[text](entity)`: both brackets closed, the name of the entity not empty.',
      });
      return;
    case 'empty':
      fields.report('annotation-empty', at, {
        message: `An annotation has no text: '${problem.detail}'; it is read as plain text.`,
        hint: 'Write the words that are the entity between the square brackets: `[text](entity)`.',
      });
      return;
    case 'gap':
      fields.report('annotation-gap', at, {
        message: `There is a space between '[${problem.detail}]' and what follows, so it is read as plain text.`,
        hint: 'Delete the space: `[text](entity)`.',
      });
  }
}
