import { createPlainReader } from '../features/plain-reader.ts';
import type { LabelledReading } from '../intents/train-intents.ts';
import type { NluModel } from '../model/nlu-model.ts';
import type { TrainingWarning } from '../model/training-data.ts';

/** Share of the words of both that a pair must have in common. */
const alikeFrom = 0.8;

/** Words by spelling: the base has tens of thousands of examples, and reading all of them in full would take seconds. */
const reader = createPlainReader();

function wordsOf(text: string): readonly string[] {
  return [...new Set(reader.read(text).tokens.map(({ key }) => key))];
}

/**
 * Finds examples of a shop that say (nearly) the same as an example of the base under another intent. Each warning names
 * the pair: the shop's text, then the base's.
 */
export function findConflicts(own: readonly LabelledReading[], base: NluModel): readonly TrainingWarning[] {
  const wanted = new Map<string, number[]>();
  const ownWords = own.map(({ text }) => wordsOf(text));
  ownWords.forEach((words, index) => {
    for (const word of words) {
      const list = wanted.get(word);
      if (list === undefined) wanted.set(word, [index]);
      else list.push(index);
    }
  });
  const warnings: TrainingWarning[] = [];
  for (const { text, intent } of base.remembered) {
    const words = wordsOf(text);
    const shared = new Map<number, number>();
    for (const word of words)
      for (const index of wanted.get(word) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    for (const [index, count] of shared) {
      const example = own[index]!;
      const likeness = count / (words.length + ownWords[index]!.length - count);
      if (likeness < alikeFrom || example.label === intent) continue;
      warnings.push({
        code: 'conflict-with-base',
        message: `An example of ${example.label} says the same as one of the base's ${intent}.`,
        examples: [example.text, text],
      });
    }
  }
  return warnings;
}
