// What `fit-label-net.ts` sets before it calls the kernel: addresses of its arrays, and numbers that stay as they are. Arrays are
// float32 unless said otherwise; every row is a multiple of 16 numbers long.

/** Lengths of rows: the vectors of a word, these and the embeddings of its features; filters of a layer; labels, filled up. */
export let vectorSize: i32 = 0;
export let inputSize: i32 = 0;
export let filterCount: i32 = 0;
export let labelLength: i32 = 0;
/** A feature of a word, its spelling with its lemma, the intent, a number of a hidden layer are left out when a random number (uint32) is less. */
export let featureHiddenBelow: u32 = 0;
export let wordHiddenBelow: u32 = 0;
export let intentHiddenBelow: u32 = 0;
export let hiddenBelow: u32 = 0;

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
/** Of each token the row of its vectors, and its label (int32). */
export let vectorRows: usize = 0;
export let golds: usize = 0;
/** Of each token where the embedding of each of its features begins (int32, in numbers). */
export let features: usize = 0;
export let vectors: usize = 0;

/** Embeddings; sums of squared slopes, slopes; where those with slopes of this batch begin and their slots (int32). */
export let embeddings: usize = 0;
export let embeddingMeans: usize = 0;
export let embeddingSquares: usize = 0;
export let embeddingSlopes: usize = 0;
export let touched: usize = 0;
/** At the beginning of each embedding 1 when it is among the touched (uint8). */
export let isTouched: usize = 0;

/** All other weights one behind the other, their sums of squared slopes, their slopes. */
export let weights: usize = 0;
export let means: usize = 0;
export let squares: usize = 0;
export let slopes: usize = 0;
export let weightCount: i32 = 0;
/** Bytes up to each part of the weights. Layers of filters: `(place × input + number) × filter`; labels and context `filter × label`, the labels from the first layer, then from the second. */
export let firstAt: usize = 0;
export let firstBiasAt: usize = 0;
export let secondAt: usize = 0;
export let secondBiasAt: usize = 0;
export let labelsAt: usize = 0;
export let contextAt: usize = 0;
export let labelBiasAt: usize = 0;

/** The text being learned: inputs with an empty row before and behind; its features, those left out as unknown ones (int32). */
export let inputs: usize = 0;
export let kept: usize = 0;
/** Rows of filters of its tokens: values of the first layer with an empty row before and behind, of the second; slopes of both. */
export let firstValues: usize = 0;
export let secondValues: usize = 0;
export let firstSlopes: usize = 0;
export let secondSlopes: usize = 0;
/** Probabilities less the right ones of a token's labels. */
export let labelErrors: usize = 0;
/** Of the whole text: the highest value of each filter of the second layer, its token (int32), its slope; the labels' errors. */
export let pooled: usize = 0;
export let bestAt: usize = 0;
export let pooledSlopes: usize = 0;
export let contextScores: usize = 0;
export let contextErrors: usize = 0;
