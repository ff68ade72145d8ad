import type { ReadToken } from '../features/reading.ts';
import { rowOf, type Vocabulary } from '../features/vocabulary.ts';
import { wordHashesOf } from '../features/word-hashes.ts';
import { saysAnything } from '../intents/says-anything.ts';
import type { IntentInput } from '../intents/score-intents.ts';
import type { IntentModel } from '../model/nlu-model.ts';
import { createWordKnowledge } from '../overlay/knows-any-word.ts';

/**
 * Tells whether a message may mean anything to a bot. It must have a word or an emoji that was learned; and where the bot has
 * learned words of thousands of examples, a word of the language or one that these have, a value or a code («YALDA99»), or a name
 * of a lookup or regex (`hasName`, asked last). Of letters that nobody has ever written («شسیبل») a classifier thinks of the intent whose
 * examples are the oddest, which is `insult` (docs/decisions/2026-11-30-nlu-letters-that-are-no-words.md).
 */
export function createMeaningCheck(
  models: readonly Pick<IntentModel, 'vocabulary' | 'settings'>[],
): (input: IntentInput, hasName: () => boolean) => boolean {
  const vocabularies = models.map(({ vocabulary }) => vocabulary);
  const knowsWords = models.some(({ settings }) => settings.words);
  const knowsAnyWord = createWordKnowledge(vocabularies);
  return ({ hashes, reading }, hasName) =>
    saysAnything(hashes, vocabularies) &&
    (!knowsWords ||
      knowsAnyWord(reading) ||
      reading.entities.length > 0 ||
      reading.tokens.some((token) => values.has(token.kind ?? '') || wasLearned(token, vocabularies)) ||
      hasName());
}

/** Kinds of tokens that say something by themselves. */
const values: ReadonlySet<string> = new Set(['code', 'number', 'url', 'email']);

/** Whether examples have the word, as it stands, in another form or, in Persian letters, with the same consonants. */
function wasLearned(token: ReadToken, vocabularies: readonly Vocabulary[]): boolean {
  const hashes = wordHashesOf(token);
  if (hashes === null) return false;
  const isKnown = (hash: number): boolean => vocabularies.some((known) => rowOf(known, hash) >= 0);
  const { word, lemma, skeleton } = hashes;
  return (
    isKnown(word.single) ||
    isKnown(lemma.single) ||
    // Of Latin letters alone nearly every three consonants are those of some word.
    (skeleton !== null && !latinOnly.test(token.key) && isKnown(skeleton.single))
  );
}

const latinOnly = /^[\x00-\x7f]*$/;
