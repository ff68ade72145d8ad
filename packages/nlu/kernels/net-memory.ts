// What `fit-net.ts` sets before it calls the kernel: addresses of its arrays, and numbers that stay as they are. Arrays are
// float32 unless said otherwise; every row is a multiple of 16 numbers long.

/** Lengths of rows: the vector of a word, its learned embedding, both; filters; intents and labels with what fills them up. */
export let vectorSize: i32 = 0;
export let embeddingSize: i32 = 0;
export let inputSize: i32 = 0;
export let filterCount: i32 = 0;
export let intentLength: i32 = 0;
export let labelLength: i32 = 0;
/** What the labels weigh beside the intents; 0: there are none. */
export let labelWeight: f32 = 0;
/** A word's embedding, and a number of the hidden layer, is left out when its random number (uint32) is less. */
export let unknownBelow: u32 = 0;
export let hiddenBelow: u32 = 0;

/** Texts' first tokens (int32, one more at the end), their intents, and the order of learning. */
export let textStarts: usize = 0;
export let intents: usize = 0;
export let order: usize = 0;
/** Of each token the row of its vector and of its embedding, and its label (int32). */
export let vectorRows: usize = 0;
export let embeddingRows: usize = 0;
export let golds: usize = 0;
export let vectors: usize = 0;

/** Embeddings, row 0 that of unknown words; sums of squared slopes, slopes, and rows with slopes of this batch (int32). */
export let embeddings: usize = 0;
export let embeddingSquares: usize = 0;
export let embeddingSlopes: usize = 0;
export let touched: usize = 0;
/** Of each row 1 when it is among the touched (uint8). */
export let isTouched: usize = 0;

/** All other weights one behind the other, their sums of squared slopes, their slopes. */
export let weights: usize = 0;
export let squares: usize = 0;
export let slopes: usize = 0;
export let weightCount: i32 = 0;
/** Bytes up to each part of the weights. Convolution: `(place × input + number) × filter`; the others `filter × output`. */
export let convolutionAt: usize = 0;
export let filterBiasAt: usize = 0;
export let intentsAt: usize = 0;
export let intentBiasAt: usize = 0;
export let labelsAt: usize = 0;
export let contextAt: usize = 0;
export let labelBiasAt: usize = 0;

/** The text being learned: inputs with an empty row before and behind; whether a word is unknown (uint8). */
export let inputs: usize = 0;
export let isUnknown: usize = 0;
/** Rows of filters of its tokens: values, values that are kept, slopes. */
export let hidden: usize = 0;
export let kept: usize = 0;
export let hiddenSlopes: usize = 0;
/** One row of filters each: the highest values and their tokens (int32), those kept, slopes. */
export let pooled: usize = 0;
export let bestAt: usize = 0;
export let pooledKept: usize = 0;
export let pooledSlopes: usize = 0;
/** Probabilities less the right ones: of the intents, of the labels of each token, of the labels of all tokens. */
export let intentErrors: usize = 0;
export let labelErrors: usize = 0;
export let contextErrors: usize = 0;
