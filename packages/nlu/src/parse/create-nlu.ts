import { shareTagger } from '../entities/share-tagger.ts';
import { createTagger, type TagEntities, type TaggedSpan } from '../entities/tag-entities.ts';
import { markTokens } from '../entities/token-marks.ts';
import { hashWords } from '../features/hash-message.ts';
import type { Reader } from '../features/reading.ts';
import { type KnownWord, shareWordMemory } from '../features/word-memory.ts';
import { saysAnything } from '../intents/says-anything.ts';
import type { IntentInput } from '../intents/score-intents.ts';
import type { NluModel } from '../model/nlu-model.ts';
import { createKeywordFinder } from '../patterns/keyword-classifier.ts';
import { createPatternFinder } from '../patterns/pattern-finder.ts';
import { splitIntoTokens } from '../patterns/split-into-tokens.ts';
import type { Vectors } from '../vectors/decode-vectors.ts';
import { encodeReading } from '../vectors/encode-reading.ts';
import { applyFallback } from './apply-fallback.ts';
import { explainIntent, type IntentExplanation } from './explain-intent.ts';
import { mapSynonyms } from './map-synonyms.ts';
import type { NluEntity, NluParse, RankedIntent } from './nlu-parse.ts';
import { createIntentRanker } from './rank-intents.ts';
import { shareAloneReader } from './read-alone.ts';
import { resolveEntities } from './resolve-entities.ts';
import { createSelectorRunner } from './run-selectors.ts';

export interface NluOptions {
  readonly model: NluModel;
  /** The model that an overlay was trained beside. */
  readonly base?: NluModel | undefined;
  readonly reader: Reader;
  readonly vectors?: Vectors | undefined;
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

const maximumTaggedTokens = 512;
/** Words whose scores the tagger of an overlay keeps: few, since each shop has one of its own. */
const overlayWords = 100;

/** A message as all parts of a parse see it. */
interface ReadMessage extends IntentInput {
  readonly words: readonly KnownWord[];
}

/** Makes an understanding engine of a model, beside its base when it is an overlay. */
export function createNlu({ model, base, reader, vectors }: NluOptions): Nlu {
  const { components } = model;
  const rank = createIntentRanker(model, base, vectors);
  const vocabularies = [model, base].flatMap((one) => one?.intents?.vocabulary ?? []);
  const shownLength = components.rankingLength > 0 ? components.rankingLength : undefined;
  const findKeyword = createKeywordFinder(model.keywords, components.isKeywordCaseSensitive);
  const taggers: TagEntities[] = [];
  if (model.tagger !== null)
    taggers.push(
      base === undefined ? shareTagger(model.tagger, vectors) : createTagger(model.tagger, vectors, overlayWords),
    );
  if (base?.tagger) taggers.push(shareTagger(base.tagger, vectors));
  const patterns = [...(base?.patterns ?? []), ...model.patterns];
  const findMarks = createPatternFinder(patterns, { isCaseSensitive: false, usesWordBoundaries: true });
  const trusts = { ...base?.tagger?.trusts, ...model.tagger?.trusts };
  const wholeValues = new Set([...(base?.tagger?.wholeValues ?? []), ...(model.tagger?.wholeValues ?? [])]);
  const { regexExtractor } = components;
  const entityNames = new Set(model.entityNames);
  const findExtracted =
    regexExtractor === null
      ? null
      : createPatternFinder(
          patterns.filter(
            ({ name, kind }) =>
              entityNames.has(name) && (kind === 'lookup' ? regexExtractor.usesLookups : regexExtractor.usesRegexes),
          ),
          regexExtractor,
        );
  const synonyms = base === undefined ? model.synonyms : { ...base.synonyms, ...model.synonyms };
  const runSelectors = createSelectorRunner(model, base);
  const wordsOf = shareWordMemory(reader);
  const readAlone = shareAloneReader(reader);
  const split = splitIntoTokens(components.tokenPattern);
  /** The vector of the message that is read. */
  const vector = vectors === undefined ? null : new Float32Array(vectors.size);

  function read(text: string, options: ParseOptions): ReadMessage {
    const reading = reader.read(text, options);
    const words = wordsOf(reading);
    return {
      reading,
      words,
      hashes: hashWords(words),
      vector: vectors === undefined || vector === null ? null : encodeReading(vectors, reading, vector, words),
    };
  }

  function tag(text: string, { reading, words }: ReadMessage, intent: string | null): readonly TaggedSpan[] {
    const limited =
      reading.tokens.length > maximumTaggedTokens
        ? { ...reading, tokens: reading.tokens.slice(0, maximumTaggedTokens) }
        : reading;
    const marks = markTokens(text, limited, findMarks);
    const input = { text, reading: limited, words, marks, intent: intent ?? undefined };
    const spans: TaggedSpan[] = [];
    for (const tagger of taggers) {
      for (const span of tagger(input))
        if (!spans.some(({ start, end }) => start < span.end && span.start < end)) spans.push(span);
    }
    return taggers.length < 2 ? spans : spans.sort((one, other) => one.start - other.start);
  }

  function extract(text: string, message: ReadMessage, intent: string | null): readonly NluEntity[] {
    const learned =
      components.tagger === null
        ? []
        : resolveEntities(text, message.reading, {
            spans: tag(text, message, intent),
            extractor: components.tagger,
            entityNames,
            trusts,
            wholeValues,
            readAlone,
          });
    if (findExtracted === null) return components.mapsSynonyms ? mapSynonyms(learned, synonyms) : learned;
    const matched = findExtracted(text).map(
      ({ name, start, end }): NluEntity => ({
        entity: name,
        start,
        end,
        value: text.slice(start, end),
        extractor: 'RegexEntityExtractor',
      }),
    );
    const entities = [...learned, ...matched];
    return components.mapsSynonyms ? mapSynonyms(entities, synonyms) : entities;
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
      } else if (saysAnything(input.hashes, vocabularies)) {
        ranking = rank(input, shownLength);
        intent = ranking[0] ?? intent;
      }
    }
    return { intent, ranking };
  }

  return {
    hasIntentClassifier: components.intentClassifiers.includes('learned'),
    parse(text, options = {}) {
      const input = read(text, options);
      const { intent, ranking } = classify(text, input);
      const shown = shownLength === undefined ? ranking : ranking.slice(0, shownLength);
      const selected = runSelectors(input);
      const classified = applyFallback({ intent, ranking: shown }, components.fallback);
      const parse: NluParse = {
        text,
        intent: classified.intent,
        ranking: classified.ranking,
        entities: extract(text, input, intent.name),
        tokens: split(text),
      };
      return selected === null ? parse : { ...parse, responseSelector: selected };
    },
    explain: (text, intent) => explainIntent(read(text, {}), intent, rank),
  };
}
