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
 * the pair: the shop's text, then the base's; a shop's text is named once for each intent of the base.
 */
export function findConflicts(own: readonly LabelledReading[], base: NluModel): readonly TrainingWarning[] {
  const examples = [...new Map(own.map((example) => [`${example.label}\n${example.text}`, example])).values()];
  const ownWords = examples.map(({ text }) => new Set(wordsOf(text)));
  const places = new Map<string, number[]>();
  ownWords.forEach((words, index) => {
    for (const word of words) {
      const list = places.get(word);
      if (list === undefined) places.set(word, [index]);
      else list.push(index);
    }
  });
  const warnings: TrainingWarning[] = [];
  const named = new Set<string>();
  for (const { text, intent } of base.remembered) {
    const words = wordsOf(text);
    for (const index of candidates(words, places)) {
      const example = examples[index]!;
      const pair = `${index} ${intent}`;
      if (example.label === intent || named.has(pair) || likeness(words, ownWords[index]!) < alikeFrom) continue;
      named.add(pair);
      warnings.push({
        code: 'conflict-with-base',
        message: `An example of ${example.label} says the same as one of the base's ${intent}.`,
        examples: [example.text, text],
      });
    }
  }
  return warnings;
}

/**
 * Texts that may be alike: of so many words no text that is alike lacks all of the rarest few, so the common words, which
 * would lead to nearly all texts, need not be looked up.
 */
function candidates(words: readonly string[], places: ReadonlyMap<string, readonly number[]>): ReadonlySet<number> {
  const lists = words.map((word) => places.get(word) ?? []).sort((one, other) => one.length - other.length);
  return new Set(lists.slice(0, words.length - Math.ceil(alikeFrom * words.length) + 1).flat());
}

function likeness(words: readonly string[], others: ReadonlySet<string>): number {
  const shared = words.reduce((count, word) => count + (others.has(word) ? 1 : 0), 0);
  return shared / (words.length + others.size - shared);
}
