import type { EntityType } from '../entities/label-set.ts';
import type { ReaderTrusts } from '../entities/measure-trust.ts';
import type { FeatureSettings } from '../features/hash-message.ts';
import type { Vocabulary } from '../features/vocabulary.ts';
import type { QuantisedMatrix } from '../numbers/quantised-matrix.ts';
import type { PatternSet } from '../patterns/pattern-set.ts';
import type { NluComponents } from './components.ts';

/** A trained classifier; that of an overlay as `trainOverlayIntents` says. Rows: the vocabulary, then the dense features (bias, vector). */
export interface IntentModel {
  readonly labels: readonly string[];
  readonly settings: FeatureSettings;
  readonly vocabulary: Vocabulary;
  readonly idf: Float32Array;
  /** Columns: the labels, then the null class that no example belongs to. */
  readonly matrix: QuantisedMatrix;
  /** Mean sentence vector of the training texts; null when trained without vectors. */
  readonly vectorMean: Float32Array | null;
  /** Each label answers by likeness to the mean of its examples: too many to weigh against each other, or an overlay's. */
  readonly isByLikeness: boolean;
  /** Small nets whose say is mixed in, where training found a use for them. */
  readonly nets: NetModel | null;
  /** The words of an overlay's examples; null without vectors, and in other models. */
  readonly ownWords: OwnWords | null;
}

/** The words of a shop's examples, to be compared by meaning with those of a message. */
export interface OwnWords {
  /** Distinct, as they were meant. */
  readonly spellings: readonly string[];
  /** How rare each is in the pack: logarithm of texts / texts with it. */
  readonly weights: Float32Array;
  /** The words of all examples, one after the other, as places in `spellings`. */
  readonly words: Uint32Array;
  /** Where in `words` each example ends. */
  readonly ends: Uint32Array;
  /** The intent of each example, as a place in the labels. */
  readonly columns: Uint32Array;
}

/** What nets learned of words; what stands in no vocabulary has the first row of its slot's embeddings. */
export interface NetWords {
  /** Hashes of what has an embedding, of each slot. */
  readonly vocabularies: readonly Vocabulary[];
  /** A word's vector is taken less this and times this before it goes in. */
  readonly vectorMean: Float32Array;
  readonly vectorScale: number;
}

/** Two layers of filters, each over three words; see `kernels/net.ts`. Rows × columns. */
export interface NetLayers {
  /** Of each slot; row 0 is that of what has none. */
  readonly embeddings: readonly QuantisedMatrix[];
  /** (place × input) × filters; inputs are a word's vector, then the embeddings of its slots. */
  readonly first: QuantisedMatrix;
  readonly firstBias: Float32Array;
  /** (place × filter of the first layer) × filters */
  readonly second: QuantisedMatrix;
  readonly secondBias: Float32Array;
}

/** Small nets over the words of a message, which say what its intent is. */
export interface NetModel extends NetWords {
  readonly nets: readonly IntentNetWeights[];
}

export interface IntentNetWeights extends NetLayers {
  /** The highest value of each filter, those of the second layer, then of the first × intents. */
  readonly intents: QuantisedMatrix;
  readonly intentBias: Float32Array;
}

/** What a net that says the labels of words learned. */
export interface LabelNetWeights extends NetLayers {
  /** Filters of the first layer, then of the second × labels. */
  readonly labels: QuantisedMatrix;
  /** Filters of the second layer, the highest value of each × labels. */
  readonly context: QuantisedMatrix;
  readonly labelBias: Float32Array;
}

/** A small convolutional net over the words of a message, which says what the label of each is. */
export interface LabelNetModel extends LabelNetWeights, NetWords {}

/** A trained tagger. */
export interface TaggerModel {
  readonly types: readonly EntityType[];
  readonly vocabulary: Vocabulary;
  readonly matrix: QuantisedMatrix;
  readonly transition: Float32Array;
  readonly start: Float32Array;
  readonly usesIntent: boolean;
  /** Mean word vector of the training texts; null when trained without vectors. */
  readonly wordMean: Float32Array | null;
  /** Which values of the reader its examples bear out. */
  readonly trusts: ReaderTrusts;
  /** Values that hold together though something seems to hang on their last word («ساتنا»). */
  readonly wholeValues: readonly string[];
  /** A small net whose say is added, where training found a use for it. */
  readonly net: LabelNetModel | null;
}

export interface SelectorModel {
  /** `default`, or the retrieval intent. */
  readonly key: string;
  readonly rankingLength: number;
  /** As in `SelectorSettings`. */
  readonly isRenormalized: boolean;
  readonly classifier: IntentModel;
}

/** A message that the model learned from, kept so that a shop's examples can be held against it. */
export interface RememberedExample {
  readonly text: string;
  readonly intent: string;
}

/** Everything that training found out; data only, safe to share between any number of bots. */
export interface NluModel {
  /** An overlay answers only beside the base that it was trained beside. */
  readonly isOverlay: boolean;
  readonly components: NluComponents;
  readonly intents: IntentModel | null;
  readonly tagger: TaggerModel | null;
  readonly entityNames: readonly string[];
  readonly keywords: readonly RememberedExample[];
  readonly patterns: readonly PatternSet[];
  /** Lower-cased surface form to value. */
  readonly synonyms: { readonly [surface: string]: string };
  readonly selectors: readonly SelectorModel[];
  readonly retrievalIntents: readonly string[];
  readonly remembered: readonly RememberedExample[];
}
