/** Turns offsets of a text into lines and columns. */
export interface LineIndex {
  readonly lineCount: number;
  /** Line and column of an offset, both from 1; columns count UTF-16 units. */
  readonly locate: (offset: number) => { readonly line: number; readonly column: number };
  /** The text of a line (from 1) without its line break. */
  readonly lineText: (line: number) => string;
}

/** One pass over the text; look-ups by binary search. */
export function createLineIndex(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return {
    lineCount: starts.length,
    locate(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
    },
    lineText(line) {
      const start = starts[line - 1];
      if (start === undefined) return '';
      const end = starts[line] === undefined ? text.length : (starts[line] ?? 0) - 1;
      return text.charCodeAt(end - 1) === 13 ? text.slice(start, Math.max(start, end - 1)) : text.slice(start, end);
    },
  };
}
