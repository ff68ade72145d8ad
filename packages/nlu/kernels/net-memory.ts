// What `learn-net.ts` sets before it calls the kernel: addresses of its arrays, and numbers that stay as they are. Arrays are
// float32 unless said otherwise; every row is a multiple of 16 numbers long.

/** Lengths of rows: filters of a layer; labels, filled up; intents, filled up, 0 for a net that says labels alone. */
export let filterCount: i32 = 0;
export let labelLength: i32 = 0;
export let intentLength: i32 = 0;
/** What the label of a word weighs beside the intent of the text. */
export let labelWeight: f32 = 1;
/** A feature of a word, its spelling with its lemma, the intent, a number of a hidden layer are left out when a random number (uint32) is less. */
export let featureHiddenBelow: u32 = 0;
export let wordHiddenBelow: u32 = 0;
export let intentHiddenBelow: u32 = 0;
export let hiddenBelow: u32 = 0;
/** The same for the highest values that say the intent. */
export let highestHiddenBelow: u32 = 0;

/**
 * Each token has `slotCount` features: the first `wordSlots` are those of the word itself, the last is the intent. Where the
 * embeddings of each stand in the inputs, and how long they are (int32, multiples of 4); the first is that of unknown ones.
 */
export let slotCount: i32 = 0;
export let wordSlots: i32 = 0;
export let slotPlaces: usize = 0;
export let slotSizes: usize = 0;
export let slotUnknown: usize = 0;

/** Texts' first tokens (int32, one more at the end), and the order of learning. */
export let textStarts: usize = 0;
export let order: usize = 0;
/** Of each token where its vectors begin (int32, in numbers), and its label (int32). */
export let vectorPlaces: usize = 0;
export let golds: usize = 0;
/** Of each text its intent (int32). */
export let intents: usize = 0;
/** Of each token where the embedding of each of its features begins (int32, in numbers). */
export let features: usize = 0;
export let vectors: usize = 0;

/** Embeddings; means of slopes and of their squares. */
export let embeddings: usize = 0;
export let embeddingMeans: usize = 0;
export let embeddingSquares: usize = 0;

/** All other weights one behind the other, means of slopes and of their squares, slopes. */
export let weights: usize = 0;
export let means: usize = 0;
export let squares: usize = 0;
export let slopes: usize = 0;
export let weightCount: i32 = 0;
/**
 * Bytes up to each part of the weights. The first layer: `number × what it brings to the word before, to its own, to the word behind ×
 * filter`. The second: `(place × filter) × filter`. Labels and context: `filter × label`, the labels from the first layer, then from
 * the second. Intents: `filter × intent`, the highest values of the second layer, then those of the first.
 */
export let firstAt: usize = 0;
export let firstBiasAt: usize = 0;
export let secondAt: usize = 0;
export let secondBiasAt: usize = 0;
export let labelsAt: usize = 0;
export let contextAt: usize = 0;
export let labelBiasAt: usize = 0;
export let intentsAt: usize = 0;
export let intentBiasAt: usize = 0;

/**
 * The batch being learned. Its tokens have rows, with an empty row before and behind each text: of each token its row, of each text
 * its first row and one more at the end (int32).
 */
export let tokenRows: usize = 0;
export let rowStarts: usize = 0;
/** The most tokens that a batch may have, an even number. */
export let tokenLimit: i32 = 0;
/**
 * Of each kind of feature, the vectors behind the others, `tokenLimit` places: of each token its feature; where features begin
 * (int32). `featureCounts`: how many there are. `inputs`: their numbers.
 */
export let kept: usize = 0;
export let listed: usize = 0;
export let featureCounts: usize = 0;
export let inputs: usize = 0;
/** By where a feature begins, its number + 1 (int32). */
export let numberOf: usize = 0;
/** Of each feature of one kind what it brings to the filters of three words, and later the slopes of that. */
export let brought: usize = 0;
/** Rows of filters, one a row: values of the first layer and of the second, slopes of both. */
export let firstValues: usize = 0;
export let secondValues: usize = 0;
export let firstSlopes: usize = 0;
export let secondSlopes: usize = 0;
/** The values of both layers before some are left out. */
export let firstWhole: usize = 0;
export let secondWhole: usize = 0;
/** Probabilities less the right ones of the labels, one a row. */
export let labelErrors: usize = 0;
/** Of each text: the highest value of each filter of the second layer, its row (int32), its slope; the labels' errors. */
export let pooled: usize = 0;
export let bestAt: usize = 0;
export let pooledSlopes: usize = 0;
export let contextErrors: usize = 0;
/**
 * Of each text the highest values of the second layer and of the first, those of them that are not left out, their rows (int32) and
 * slopes; the intents' errors.
 */
export let highest: usize = 0;
export let highestKept: usize = 0;
export let highestAt: usize = 0;
export let highestSlopes: usize = 0;
export let intentErrors: usize = 0;
/** The second layer's weights turned, and a row of filters, for the way back. */
export let secondTurned: usize = 0;
export let valueSlopes: usize = 0;
/** Room for a list of values (`few-values.ts`). */
export let list: usize = 0;
