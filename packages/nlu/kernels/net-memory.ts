// What `fit-net.ts` sets before it calls the kernel: addresses of its arrays, and numbers that stay as they are. Arrays are
// float32 unless said otherwise; every row is a multiple of 16 numbers long.

/** Lengths of rows: the vector of a word, its learned embedding; filters; intents and labels with what fills them up. */
export let vectorSize: i32 = 0;
export let embeddingSize: i32 = 0;
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
/** Of each token where its vector and its embedding begin (in numbers), and its label (int32). */
export let vectorPlaces: usize = 0;
export let embeddingPlaces: usize = 0;
export let golds: usize = 0;
export let vectors: usize = 0;

/** Embeddings, the first that of unknown words; sums of squared slopes. */
export let embeddings: usize = 0;
export let embeddingSquares: usize = 0;

/** All other weights one behind the other, their sums of squared slopes, their slopes. */
export let weights: usize = 0;
export let squares: usize = 0;
export let slopes: usize = 0;
export let weightCount: i32 = 0;
/**
 * Bytes up to each part of the weights. Convolution: `number × what it brings to the word before, to its own, to the word behind ×
 * filter`, the embedding's numbers behind the vector's; the others `filter × output`.
 */
export let convolutionAt: usize = 0;
export let filterBiasAt: usize = 0;
export let intentsAt: usize = 0;
export let intentBiasAt: usize = 0;
export let labelsAt: usize = 0;
export let contextAt: usize = 0;
export let labelBiasAt: usize = 0;

/**
 * The batch being learned. Its tokens have rows, with an empty row before and behind each text: of each token its row, of each text
 * its first row and one more at the end (int32).
 */
export let tokenRows: usize = 0;
export let rowStarts: usize = 0;
/** Of each token which of the batch's vectors and embeddings it has; where these begin (int32, in bytes); their numbers. */
export let keptVectors: usize = 0;
export let listedVectors: usize = 0;
export let vectorInputs: usize = 0;
export let keptEmbeddings: usize = 0;
export let listedEmbeddings: usize = 0;
export let embeddingInputs: usize = 0;
/** By where a vector or an embedding begins, its number + 1 (int32). */
export let numberOf: usize = 0;
/** Of each vector or embedding what it brings to the filters of three words, and later the slopes of that. */
export let brought: usize = 0;
/** Rows of filters: values, values that are kept, slopes. */
export let hidden: usize = 0;
export let kept: usize = 0;
export let hiddenSlopes: usize = 0;
/** Of each text one row of filters each: the highest values and their rows (int32), those kept, slopes. */
export let pooled: usize = 0;
export let bestAt: usize = 0;
export let pooledKept: usize = 0;
export let pooledSlopes: usize = 0;
/** Probabilities less the right ones: of the intents of each text, of the labels of each row, of the labels of all tokens of a text. */
export let intentErrors: usize = 0;
export let labelErrors: usize = 0;
export let contextErrors: usize = 0;
/** Room for a list of values (`few-values.ts`). */
export let list: usize = 0;
