/**
 * Minimal acyclic automaton of sorted words (Daciuk et al. 2000), laid out as edges of 32 bits: letter code in bits 0-5, last
 * sibling in bit 6, word end in bit 7, first edge of the target in bits 8-31 (0 = none). `skips` counts for each edge the words
 * that its earlier siblings hold, so that a path adds up to the rank of its word.
 */
export function buildAutomaton(words, alphabet) {
  const codes = new Map([...alphabet].map((letter, index) => [letter, index + 1]));
  const register = new Map();
  const newNode = () => ({ edges: [], final: false, id: -1, count: 0 });
  const root = newNode();
  let nextId = 1;
  const signature = (node) =>
    `${node.final ? 1 : 0}|${node.edges.map(([letter, target]) => `${letter}:${target.id}`).join(',')}`;
  const freeze = (node) => {
    const key = signature(node);
    const known = register.get(key);
    if (known) return known;
    node.id = nextId++;
    node.count = (node.final ? 1 : 0) + node.edges.reduce((sum, [, target]) => sum + target.count, 0);
    register.set(key, node);
    return node;
  };
  let path = [root];
  let previous = [];
  for (const word of words) {
    const letters = [...word];
    let common = 0;
    while (common < letters.length && common < previous.length && letters[common] === previous[common]) common += 1;
    for (let depth = path.length - 1; depth > common; depth -= 1) {
      const parent = path[depth - 1];
      parent.edges[parent.edges.length - 1][1] = freeze(path[depth]);
    }
    path = path.slice(0, common + 1);
    for (let depth = common; depth < letters.length; depth += 1) {
      const node = newNode();
      path[depth].edges.push([letters[depth], node]);
      path.push(node);
    }
    path[path.length - 1].final = true;
    previous = letters;
  }
  for (let depth = path.length - 1; depth > 0; depth -= 1) {
    const parent = path[depth - 1];
    parent.edges[parent.edges.length - 1][1] = freeze(path[depth]);
  }
  const nodes = [root, ...register.values()].filter((node) => node.edges.length > 0);
  const offsets = new Map();
  let total = 1;
  for (const node of nodes) {
    offsets.set(node, total);
    total += node.edges.length;
  }
  const edges = new Uint32Array(total);
  const skips = new Uint32Array(total);
  for (const node of nodes) {
    const start = offsets.get(node);
    let skipped = 0;
    for (const [index, [letter, target]] of node.edges.entries()) {
      const last = index === node.edges.length - 1 ? 64 : 0;
      edges[start + index] = codes.get(letter) | last | (target.final ? 128 : 0) | ((offsets.get(target) ?? 0) << 8);
      skips[start + index] = skipped;
      skipped += target.count;
    }
  }
  return { edges: Buffer.from(edges.buffer), skips: Buffer.from(skips.buffer) };
}
