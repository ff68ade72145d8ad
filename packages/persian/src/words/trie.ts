/** A small tree of letters for affixes and stems; `ends` are the values of the texts that end at the node. */
export interface TrieNode<Value> {
  readonly children: Map<string, TrieNode<Value>>;
  readonly ends: Value[];
  /** The least cost of the values at and under the node. */
  least: number;
}

export function createTrie<Value>(
  entries: Iterable<readonly [text: string, value: Value]>,
  costOf: (value: Value) => number,
): TrieNode<Value> {
  const root: TrieNode<Value> = { children: new Map(), ends: [], least: Number.POSITIVE_INFINITY };
  for (const [text, value] of entries) {
    let node = root;
    const cost = costOf(value);
    root.least = Math.min(root.least, cost);
    for (const letter of text) {
      let child = node.children.get(letter);
      if (!child) {
        child = { children: new Map(), ends: [], least: Number.POSITIVE_INFINITY };
        node.children.set(letter, child);
      }
      node = child;
      node.least = Math.min(node.least, cost);
    }
    node.ends.push(value);
  }
  return root;
}
