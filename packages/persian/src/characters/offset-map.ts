/** Converts between UTF-16 offsets (JavaScript) and code point offsets (Python, Rasa's API) of one text. */
export interface OffsetMap {
  /** Code points before a UTF-16 offset; an offset inside a surrogate pair counts the pair's start. */
  readonly toCodePoint: (utf16: number) => number;
  /** UTF-16 offset of a code point index. */
  readonly toUtf16: (codePoint: number) => number;
  readonly codePoints: number;
}

/** Builds the map: no table at all when the text holds no surrogate pair; else one entry a pair, found by bisection. */
export function createOffsetMap(text: string): OffsetMap {
  const pairs = pairStarts(text);
  const codePoints = text.length - pairs.length;
  return {
    codePoints,
    toCodePoint: (utf16) => utf16 - countBelow(pairs, utf16),
    toUtf16: (codePoint) => {
      let low = 0;
      let high = pairs.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((pairs[middle] ?? 0) - middle < codePoint) low = middle + 1;
        else high = middle;
      }
      return codePoint + low;
    },
  };
}

function pairStarts(text: string): readonly number[] {
  const starts: number[] = [];
  for (let index = 0; index + 1 < text.length; index += 1) {
    if ((text.charCodeAt(index) & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00) {
      starts.push(index);
      index += 1;
    }
  }
  return starts;
}

function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
