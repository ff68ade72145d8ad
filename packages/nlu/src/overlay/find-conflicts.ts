import { createPlainReader } from '../features/plain-reader.ts';
import type { NluModel } from '../model/nlu-model.ts';
import type { TrainingWarning } from '../model/training-data.ts';

/** Share of the words of both that a pair must have in common. */
const alikeFrom = 0.8;
/** A word of more texts than this leads to nothing: texts of such words alone are only found when all their words are the same. */
const tooCommon = 500;

/** Words by spelling: the base has tens of thousands of examples, and reading all of them in full would take seconds. */
const reader = createPlainReader();

function wordsOf(text: string): readonly string[] {
  return [...new Set(reader.read(text).tokens.map(({ key }) => key))];
}

/**
 * Finds examples of a shop that say (nearly) the same as an example of the base under another intent. Each warning names
 * the pair: the shop's text, then the base's; a shop's text is named once for each intent of the base.
 */
export function findConflicts(
  own: readonly { readonly text: string; readonly label: string }[],
  base: NluModel,
): readonly TrainingWarning[] {
  const examples = [...new Map(own.map((example) => [`${example.label}\n${example.text}`, example])).values()];
  const ownWords = examples.map(({ text }) => new Set(wordsOf(text)));
  const byWord = new Map<string, number[]>();
  const byAllWords = new Map<string, number[]>();
  ownWords.forEach((words, index) => {
    for (const word of words) add(byWord, word, index);
    add(byAllWords, allOf([...words]), index);
  });
  const warnings: TrainingWarning[] = [];
  const named = new Set<string>();
  for (const { text, intent } of base.remembered) {
    const words = wordsOf(text);
    if (words.length === 0) continue;
    const alike = new Set([...candidates(words, byWord), ...(byAllWords.get(allOf(words)) ?? [])]);
    for (const index of alike) {
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

function add(lists: Map<string, number[]>, key: string, index: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [index]);
  else list.push(index);
}

function allOf(words: readonly string[]): string {
  return [...words].sort().join(' ');
}

/**
 * Texts that may be alike: of so many words no text that is alike lacks all of the rarest few, so the common words, which
 * would lead to nearly all texts, need not be looked up.
 */
function candidates(words: readonly string[], byWord: ReadonlyMap<string, readonly number[]>): readonly number[] {
  const lists = words.map((word) => byWord.get(word) ?? []).sort((one, other) => one.length - other.length);
  const rarest = lists.slice(0, words.length - Math.ceil(alikeFrom * words.length) + 1);
  return rarest.filter(({ length }) => length <= tooCommon).flat();
}

function likeness(words: readonly string[], others: ReadonlySet<string>): number {
  const shared = words.reduce((count, word) => count + (others.has(word) ? 1 : 0), 0);
  return shared / (words.length + others.size - shared);
}
