import { orderBlocks } from './order-blocks.ts';
import { type Block, type StartCheckpoint, storyStart } from './story-block.ts';

/** Prefix of the checkpoints made here; never warned about. */
export const generatedPrefix = 'GENR_';

/** Blocks without cycles: an edge that closed one now leads to a special end, from which the target starts again once. */
export interface AcyclicBlocks {
  readonly blocks: readonly Block[];
  /** End checkpoint to the start checkpoint that takes its dialogues over. */
  readonly redirects: ReadonlyMap<string, string>;
}

/** Cuts cycles between checkpoints (rasa-compat 13.1). */
export function removeCycles(given: readonly Block[]): AcyclicBlocks {
  const { cut } = orderBlocks(given);
  if (cut.length === 0) return { blocks: given, redirects: new Map() };
  const blocks: Block[] = given.map((block) => ({ ...block }));
  const redirects = new Map<string, string>();
  const overlapping = new Set<string>();
  cut.forEach(([from, to], index) => {
    const names = cutEdge(blocks, [from, to], `${generatedPrefix}CYCL`, index, redirects);
    for (const name of names) overlapping.add(name);
  });
  return { blocks: withoutUnused(blocks, redirects, overlapping), redirects };
}

function cutEdge(
  blocks: Block[],
  [from, to]: readonly [number, number],
  prefix: string,
  index: number,
  redirects: Map<string, string>,
): ReadonlySet<string> {
  const sink = `${prefix}_SINK_${index}`;
  const connector = `${prefix}_CONN_${index}`;
  const source = `${prefix}_SRC_${index}`;
  redirects.set(sink, source);
  const start = blocks[from] as Block;
  const targetStarts = new Set((blocks[to] as Block).starts.map((each) => each.name));
  const names = new Set(start.ends.filter((end) => targetStarts.has(end)));
  start.ends = [...start.ends.filter((end) => !names.has(end)), sink];
  let needsConnector = false;
  blocks.forEach((block, position) => {
    const added: StartCheckpoint[] = [];
    for (const checkpoint of block.starts) {
      if (!names.has(checkpoint.name)) continue;
      const name = position === to ? source : connector;
      if (position !== to) needsConnector = true;
      added.push({ name, conditions: checkpoint.conditions });
    }
    if (added.length > 0) block.starts = [...block.starts, ...added];
  });
  if (needsConnector) start.ends = [...start.ends, connector];
  return names;
}

function withoutUnused(
  blocks: readonly Block[],
  redirects: ReadonlyMap<string, string>,
  overlapping: ReadonlySet<string>,
): readonly Block[] {
  const starts = new Set([storyStart, ...blocks.flatMap((block) => block.starts.map((start) => start.name))]);
  const ends = new Set([storyStart, ...blocks.flatMap((block) => block.ends.map((end) => redirects.get(end) ?? end))]);
  const kept: Block[] = [];
  for (const block of blocks) {
    const from = block.starts.filter((start) => !(overlapping.has(start.name) && !ends.has(start.name)));
    const to = block.ends.filter(
      (end) => !(end.startsWith(generatedPrefix) && !redirects.has(end) && !starts.has(end)),
    );
    const lostAll = (block.starts.length > 0 && from.length === 0) || (block.ends.length > 0 && to.length === 0);
    if (!lostAll) kept.push({ ...block, starts: from, ends: to });
  }
  return kept;
}
