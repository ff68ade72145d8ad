import type { Block } from './story-block.ts';

/** Blocks in an order in which each comes after those it goes on from, and the edges that had to be cut for it. */
export interface BlockOrder {
  readonly ordered: readonly number[];
  readonly cut: readonly (readonly [number, number])[];
}

/** Topological order of blocks by their checkpoints. Works without recursion, so a long chain is no danger. */
export function orderBlocks(blocks: readonly Block[]): BlockOrder {
  const next = followers(blocks);
  const done = new Set<number>();
  const open = new Set<number>();
  const ordered: number[] = [];
  const cut: (readonly [number, number])[] = [];
  for (let first = blocks.length - 1; first >= 0; first -= 1) {
    if (done.has(first)) continue;
    const stack = [{ node: first, edges: next[first] ?? [], at: 0 }];
    open.add(first);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const target = top.edges[top.at];
      top.at += 1;
      if (target === undefined) {
        open.delete(top.node);
        done.add(top.node);
        ordered.push(top.node);
        stack.pop();
      } else if (open.has(target)) {
        cut.push([top.node, target]);
      } else if (!done.has(target)) {
        open.add(target);
        stack.push({ node: target, edges: next[target] ?? [], at: 0 });
      }
    }
  }
  return { ordered: ordered.reverse(), cut: cut.sort((a, b) => a[0] - b[0] || a[1] - b[1]) };
}

function followers(blocks: readonly Block[]): readonly (readonly number[])[] {
  const byStart = new Map<string, number[]>();
  blocks.forEach((block, index) => {
    for (const start of block.starts) byStart.set(start.name, [...(byStart.get(start.name) ?? []), index]);
  });
  return blocks.map((block) => [...new Set(block.ends.flatMap((end) => byStart.get(end) ?? []))].sort((a, b) => a - b));
}
