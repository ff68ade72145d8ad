import type { TaggerInput } from '../entities/score-tokens.ts';
import { shareTagger } from '../entities/share-tagger.ts';
import { createTagger, type TagEntities, type TaggedSpan } from '../entities/tag-entities.ts';
import { tagInWindows } from '../entities/tag-in-windows.ts';
import { markTokens } from '../entities/token-marks.ts';
import { hashWords } from '../features/hash-message.ts';
import type { Reader, Reading } from '../features/reading.ts';
import { type KnownWord, shareWordMemory } from '../features/word-memory.ts';
import type { IntentInput } from '../intents/score-intents.ts';
import type { NluModel } from '../model/nlu-model.ts';
import { createKeywordFinder } from '../patterns/keyword-classifier.ts';
import { createListFinder, type PatternMatch } from '../patterns/pattern-finder.ts';
import { splitIntoTokens } from '../patterns/split-into-tokens.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { encodeReading } from '../vectors/encode-reading.ts';
import { applyFallbacks } from './apply-fallback.ts';
import { explainIntent, type IntentExplanation } from './explain-intent.ts';
import { createSynonymMapper } from './map-synonyms.ts';
import { createMeaningCheck } from './means-anything.ts';
import type { NluEntity, NluParse, RankedIntent } from './nlu-parse.ts';
import { createIntentRanker } from './rank-intents.ts';
import { shareAloneReader } from './read-alone.ts';
import { renormalize } from './renormalize.ts';
import { resolveEntities } from './resolve-entities.ts';
import { createSelectorRunner } from './run-selectors.ts';
import { splitAtCommas } from './split-at-commas.ts';

export interface NluOptions {
  readonly model: NluModel;
  /** The model that an overlay was trained beside. */
  readonly base?: NluModel | undefined;
  readonly reader: Reader;
  readonly vectors?: Vectors | undefined;
  /** Told once of each regex that explodes on a message, by its name: it was cut off to keep the answer's time. */
  readonly onCutPattern?: ((name: string) => void) | undefined;
}

export interface ParseOptions {
  /** The moment of reading in epoch milliseconds, for relative dates. */
  readonly nowMs?: number;
}

/** Understands messages with one model; holds no state between them. */
export interface Nlu {
  readonly parse: (text: string, options?: ParseOptions) => NluParse;
  /** Which words spoke for an intent and which against it, in the order of the text. */
  readonly explain: (text: string, intent: string) => readonly IntentExplanation[];
  /** Whether the pipeline has a learned intent classifier (Rasa leaves `intent_ranking` out otherwise). */
  readonly hasIntentClassifier: boolean;
}

/** Words whose scores the tagger of an overlay keeps: few, since each shop has one of its own. */
const overlayWords = 100;

/** A message as all parts of a parse see it. */
interface ReadMessage extends IntentInput {
  readonly words: readonly KnownWord[];
}

/** Makes an understanding engine of a model, beside its base when it is an overlay. */
export function createNlu({ model, base, reader, vectors, onCutPattern }: NluOptions): Nlu {
  const { components } = model;
  const rank = createIntentRanker(model, base, vectors);
  const meansAnything = createMeaningCheck([model, base].flatMap((one) => one?.intents ?? []));
  const shownLength = components.rankingLength > 0 ? components.rankingLength : undefined;
  const findKeyword = createKeywordFinder(model.keywords, components.isKeywordCaseSensitive);
  const taggers: TagEntities[] = [];
  if (model.tagger !== null)
    taggers.push(
      base === undefined ? shareTagger(model.tagger, vectors) : createTagger(model.tagger, vectors, overlayWords),
    );
  if (base?.tagger) taggers.push(shareTagger(base.tagger, vectors));
  const patterns = [...(base?.patterns ?? []), ...model.patterns];
  const trusts = { ...base?.tagger?.trusts, ...model.tagger?.trusts };
  const wholeValues = new Set([...(base?.tagger?.wholeValues ?? []), ...(model.tagger?.wholeValues ?? [])]);
  const entityNames = new Set(model.entityNames);
  const hasTagger = components.tagger !== null && taggers.length > 0;
  /** What the tagger sees, of the base and of its own, then what each RegexEntityExtractor looks for. */
  const markLists = hasTagger ? [base?.patterns ?? [], model.patterns] : [];
  const findPatterns = createListFinder([
    ...markLists.map((list) => ({ patterns: list, options: { isCaseSensitive: false, usesWordBoundaries: true } })),
    ...components.regexExtractors.map((options) => ({
      patterns: patterns.filter(
        ({ name, kind }) => entityNames.has(name) && (kind === 'lookup' ? options.usesLookups : options.usesRegexes),
      ),
      options,
    })),
  ]);
  const cutPatterns = new Set<string>();
  const mapSynonyms = components.entitySteps.includes('synonyms')
    ? createSynonymMapper(model.synonyms, base?.synonyms)
    : null;
  const runSelectors = createSelectorRunner(model, base);
  const wordsOf = shareWordMemory(reader);
  const readAlone = shareAloneReader(reader);
  const split = splitIntoTokens(components.tokenPattern);
  /** The vector of the message that is read. */
  const vector = vectors === undefined ? null : new Float32Array(vectors.size);

  /** As all parts of a parse see it; its vector is good until the next. */
  function understand(reading: Reading): ReadMessage {
    const words = wordsOf(reading);
    return {
      reading,
      words,
      hashes: hashWords(words),
      vector: vectors === undefined || vector === null ? null : encodeReading(vectors, reading, vector, words),
    };
  }

  function tag(input: TaggerInput): readonly TaggedSpan[] {
    const spans: TaggedSpan[] = [];
    for (const tagger of taggers) {
      for (const span of tagInWindows(tagger, input))
        if (!spans.some(({ start, end }) => start < span.end && span.start < end)) spans.push(span);
    }
    return taggers.length < 2 ? spans : spans.sort((one, other) => one.start - other.start);
  }

  function tellOfCut(names: readonly string[]): void {
    for (const name of names) {
      if (cutPatterns.has(name)) continue;
      cutPatterns.add(name);
      onCutPattern?.(name);
    }
  }

  function hasName(text: string): boolean {
    return findPatterns(text).lists.some(({ length }) => length > 0);
  }

  function extract(text: string, message: ReadMessage, intent: string | null): readonly NluEntity[] {
    const { lists, cut } = findPatterns(text);
    tellOfCut(cut);
    let next = markLists.length;
    let entities: NluEntity[] = [];
    for (const step of components.entitySteps) {
      if (step === 'learned')
        entities.push(...learned(text, message, { marked: lists.slice(0, markLists.length).flat(), intent }));
      else if (step === 'regex') putMatched(text, lists[next++]!, entities);
      else if (mapSynonyms !== null) entities = mapSynonyms(entities);
    }
    return entities;
  }

  /** What the tagger and the reader find. */
  function learned(
    text: string,
    { reading, words }: ReadMessage,
    { marked, intent }: { readonly marked: readonly PatternMatch[]; readonly intent: string | null },
  ): readonly NluEntity[] {
    const { tagger: extractor } = components;
    if (extractor === null) return [];
    const marks = markTokens(text, reading, () => marked);
    const tagged = tag({ text, reading, words, marks, intent: intent ?? undefined });
    const spans = splitAtCommas(text, tagged, components.commas);
    return resolveEntities(text, reading, { spans, extractor, entityNames, trusts, wholeValues, readAlone });
  }

  function classify(
    text: string,
    input: IntentInput,
  ): { intent: NluParse['intent']; ranking: readonly RankedIntent[] } {
    let intent: NluParse['intent'] = { name: null, confidence: 0 };
    let ranking: readonly RankedIntent[] = [];
    for (const kind of components.intentClassifiers) {
      if (kind === 'keyword') {
        const name = findKeyword(text);
        if (name !== null) intent = { name, confidence: 1 };
      } else if (meansAnything(input, () => hasName(text))) {
        ranking = rank(input, shownLength).slice(0, shownLength);
        if (components.isRenormalized) ranking = renormalize(ranking);
        intent = ranking[0] ?? intent;
      }
    }
    return { intent, ranking };
  }

  return {
    hasIntentClassifier: components.intentClassifiers.includes('learned'),
    parse(text, options = {}) {
      const input = understand(reader.read(text, options));
      const { intent, ranking } = classify(text, input);
      const selected = runSelectors(input);
      const classified = applyFallbacks({ intent, ranking }, components.fallbacks);
      const parse: NluParse = {
        text,
        intent: classified.intent,
        ranking: classified.ranking,
        entities: extract(text, input, intent.name),
        tokens: split(text),
      };
      return selected === null ? parse : { ...parse, responseSelector: selected };
    },
    explain: (text, intent) => explainIntent(reader.read(text), intent, (reading) => rank(understand(reading))),
  };
}

/** Adds what a RegexEntityExtractor found; of nothing Rasa makes an entity as well, which is of no use to anybody. */
function putMatched(text: string, matches: readonly PatternMatch[], into: NluEntity[]): void {
  for (const { name, start, end } of matches)
    if (start < end)
      into.push({ entity: name, start, end, value: text.slice(start, end), extractor: 'RegexEntityExtractor' });
}
