// What `fit-sequence.ts` sets before it calls the kernel: addresses of its arrays, and numbers that stay as they are.

/** Labels, and the cells of a row of labels: at least one more, a multiple of 16. */
export let labelCount: i32 = 0;
export let rowLength: i32 = 0;
/** Weights decay by this. */
export let l2: f32 = 0;
/** A feature is hidden when its random number (uint32) is less; 0: none is, and no numbers are drawn. */
export let hiddenBelow: u32 = 0;
/** All rare features of a token are hidden when its random number is less; 0: as above. */
export let rareHiddenBelow: u32 = 0;

/** Texts' first tokens and tokens' first features (int32), one more at the end. */
export let textStarts: usize = 0;
export let tokenStarts: usize = 0;
/** Of a frequent feature the bytes up to its row of weights, of a rare one `-1 -` the number of its row. */
export let features: usize = 0;
/** Of each token the right label (uint16). */
export let golds: usize = 0;
/** Texts in the order of learning (int32). */
export let order: usize = 0;
/** Of each token 16 places for the labels that it may have (uint16), and how many it has; 0: all. */
export let candidates: usize = 0;
export let candidateCounts: usize = 0;
/** All labels (uint16). */
export let allLabels: usize = 0;

/** Weights and sums of squared gradients of the frequent features: rows of `rowLength` (float32). */
export let weights: usize = 0;
export let squares: usize = 0;
/** Rows of the rare features, see `rare-row.ts`. */
export let rareRows: usize = 0;

/** Listed pairs of labels as `TransitionTable` has them; the pair behind the last stands for all that are not listed. */
export let first: usize = 0;
export let origins: usize = 0;
export let pairWeights: usize = 0;
export let pairSquares: usize = 0;
/** Exponentials of the weights (float64), and the expected less the right counts; one more for impossible pairs: 0. */
export let pairFactors: usize = 0;
export let pairSlopes: usize = 0;
/** The number of each pair: `label × labelCount + label before` (uint16). */
export let pairOf: usize = 0;
export let pairCount: i32 = 0;
export let startWeights: usize = 0;
export let startSquares: usize = 0;
export let startFactors: usize = 0;

/** Of the text being learned: places of the features that are not hidden, and where each token's end (byte offsets). */
export let keptFrequent: usize = 0;
export let keptRare: usize = 0;
export let frequentEnds: usize = 0;
export let rareEnds: usize = 0;
/** Rows of labels of its tokens: scores (float32), and what forward-backward makes of them (float64). */
export let values: usize = 0;
export let forward: usize = 0;
export let inflow: usize = 0;
export let probability: usize = 0;
/** One row (float64). */
export let backward: usize = 0;
/** Labels that move (bytes up to the label in a row, int32), and a row with their slopes, 0 elsewhere (float32). */
export let movingLabels: usize = 0;
export let slopes: usize = 0;
