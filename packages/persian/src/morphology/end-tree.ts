/** Texts that words end with, found letter by letter from the last one. */
export interface EndTree<Value> {
  /** Values of the ends of a word by their length: `[2]` is that of its last two letters. */
  endsOf(word: string): readonly (Value | undefined)[];
}

/** All letters of the texts stand below this code unit. */
const largestUnit = 0x700;

/** Builds the tree of the texts of a table when it is first asked. */
export function createEndTree<Value>(entries: () => ReadonlyMap<string, Value>): EndTree<Value> {
  let tree: EndTree<Value> | undefined;
  return {
    endsOf: (word) => {
      tree ??= buildEndTree(entries());
      return tree.endsOf(word);
    },
  };
}

/** One typed array: a row of next nodes for every node, a column for every letter. */
function buildEndTree<Value>(entries: ReadonlyMap<string, Value>): EndTree<Value> {
  const columns = new Uint8Array(largestUnit);
  let width = 1;
  let letters = 0;
  for (const text of entries.keys()) {
    letters += text.length;
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      if (columns[unit] !== 0) continue;
      columns[unit] = width;
      width += 1;
    }
  }
  const next = new Uint16Array((letters + 1) * width);
  const values: (Value | undefined)[] = [undefined];
  for (const [text, value] of entries) {
    let node = 0;
    for (let index = text.length - 1; index >= 0; index -= 1) {
      const cell = node * width + (columns[text.charCodeAt(index)] ?? 0);
      if (next[cell] === 0) next[cell] = values.push(undefined) - 1;
      node = next[cell] ?? 0;
    }
    values[node] = value;
  }
  const rows = next.slice(0, values.length * width);

  return {
    endsOf: (word) => {
      const found: (Value | undefined)[] = [values[0]];
      let node = 0;
      for (let index = word.length - 1; index >= 0; index -= 1) {
        const column = columns[word.charCodeAt(index)] ?? 0;
        node = column === 0 ? 0 : (rows[node * width + column] ?? 0);
        if (node === 0) break;
        found.push(values[node]);
      }
      return found;
    },
  };
}
