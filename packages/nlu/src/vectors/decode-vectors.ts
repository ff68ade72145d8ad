import { createRecentCache } from '../features/recent-cache.ts';
import { InvalidAssetError } from '../model/invalid-asset-error.ts';
import { createRowAdder } from '../numbers/add-rows.ts';
import { readHalf } from './read-half.ts';
import { rowsOfWord, type TableShape, wordsForVectors } from './word-rows.ts';

/** Vectors of sentences in both scripts; one object in memory serves all tenants. */
export interface Vectors {
  readonly size: number;
  /** Mean of the words' vectors, not centred, not normalised; zeros for a text without words. Kept: only to be read. */
  readonly encode: (text: string) => Float32Array;
  /** The vectors of a text's words, of which `encode` gives the mean: as `wordsForVectors` finds them, 32 at most. */
  readonly encodeWords: (text: string) => readonly Float32Array[];
  /** The vector of one of these words, made anew: for those who keep vectors themselves. */
  readonly makeVector?: (word: string) => Float32Array;
}

interface Header extends TableShape {
  readonly size: number;
  readonly rowsAt: number;
  readonly scalesAt: number;
}

/** Words, and spellings of tokens, whose vectors are kept; at most twice as many. */
const keptWords = 12_000;
/** Longer texts are no tokens, and are not kept. */
const longestSpelling = 40;

/**
 * Opens a vector table: one line of JSON, then int8 rows, then a float16 scale for each row.
 * Throws `InvalidAssetError` when the bytes are not such a table.
 */
export function decodeVectors(bytes: Uint8Array): Vectors {
  const header = readHeader(bytes);
  const { size } = header;
  const rowCount = header.characterBuckets + header.skeletonBuckets;
  if (bytes.length < Math.max(header.rowsAt + rowCount * size, header.scalesAt + 2 * rowCount)) {
    throw new InvalidAssetError('The vector table is shorter than its header says.');
  }
  const rows = new Int8Array(bytes.buffer, bytes.byteOffset + header.rowsAt, rowCount * size);
  const scales = Float32Array.from({ length: rowCount }, (_, row) => {
    const at = header.scalesAt + 2 * row;
    return readHalf(bytes[at]! | (bytes[at + 1]! << 8));
  });
  const addRows = createRowAdder({
    columnCount: size,
    scales,
    cells: rows,
    rowStart: new Uint32Array(0),
    columns: null,
  });
  let wordRows = new Int32Array(0);
  let shares = new Float32Array(0);
  const recallWord = createRecentCache<Float32Array>(keptWords);
  const recallSpelling = createRecentCache<readonly Float32Array[]>(keptWords);

  function makeVector(word: string): Float32Array {
    const vector = new Float32Array(size);
    const found = rowsOfWord(word, header);
    const count = found.length;
    if (wordRows.length < count) {
      wordRows = new Int32Array(2 * count);
      shares = new Float32Array(2 * count);
    }
    wordRows.set(found);
    shares.fill(1 / count, 0, count);
    addRows(wordRows, shares, count, vector);
    return vector;
  }

  function findWords(text: string): readonly Float32Array[] {
    const found: Float32Array[] = [];
    for (const word of wordsForVectors(text)) found.push(recallWord(word, () => makeVector(word)));
    return found;
  }

  function encodeWords(text: string): readonly Float32Array[] {
    return text.length > longestSpelling ? findWords(text) : recallSpelling(text, () => findWords(text));
  }

  return {
    size,
    encodeWords,
    makeVector,
    encode: (text) => meanOfWords(encodeWords(text), size),
  };
}

/** The mean of vectors; of one word, which most texts that a parse asks for are, its own. */
export function meanOfWords(words: readonly Float32Array[], size: number): Float32Array {
  if (words.length === 1) return words[0]!;
  const mean = new Float32Array(size);
  for (const vector of words) for (let at = 0; at < size; at++) mean[at]! += vector[at]! / words.length;
  return mean;
}

function readHeader(bytes: Uint8Array): Header {
  const lineEnd = bytes.indexOf(10);
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes.subarray(0, Math.max(lineEnd, 0))));
  } catch (cause) {
    throw new InvalidAssetError('The vector table does not begin with a line of JSON.', { cause });
  }
  const header = json as { NC?: unknown; NS?: unknown; de?: unknown; d?: unknown; kind?: unknown; tensors?: unknown };
  const tensor = Array.isArray(header.tensors)
    ? (header.tensors[0] as { offset?: unknown; scales?: unknown } | undefined)
    : undefined;
  const { NC: characterBuckets, NS: skeletonBuckets, d: size } = header;
  const offset = tensor?.offset;
  const scales = tensor?.scales;
  if (!isBucketCount(characterBuckets) || !isBucketCount(skeletonBuckets) || !isCount(size) || size === 0)
    throw new InvalidAssetError('The header of the vector table lacks NC, NS (powers of two) or d.');
  if (!isCount(offset) || !isCount(scales))
    throw new InvalidAssetError('The header of the vector table lacks the offsets of the tensor.');
  return {
    characterBuckets,
    skeletonBuckets,
    size,
    rowsAt: lineEnd + 1 + offset,
    scalesAt: lineEnd + 1 + scales,
  };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Buckets are chosen by the last bits of a hash. */
function isBucketCount(value: unknown): value is number {
  return isCount(value) && value > 0 && value <= 2 ** 24 && Number.isInteger(Math.log2(value));
}
