import type { Diagnostic, JsonValue } from '@hamzaban/rasa-project';
import type { DomainView } from '../domain/domain-view.ts';
import { slotValue } from '../tracker/tracker-state.ts';
import { emptyWalk, extendWalk, type Walk, walkKey } from './dialogue-walk.ts';
import { explicitEvents } from './explicit-events.ts';
import { orderBlocks } from './order-blocks.ts';
import { generatedPrefix, removeCycles } from './remove-cycles.ts';
import { type Block, type StartCheckpoint, storyStart } from './story-block.ts';

/** More dialogues than this come only of checkpoints or alternatives that multiply; training stops with an error. */
const maxWalks = 20_000;

export interface GeneratedWalks {
  readonly walks: readonly Walk[];
  readonly diagnostics: readonly Diagnostic[];
}

/** All dialogues that the blocks can form (rasa-compat 13.1). Stories and rules are generated apart. */
export function generateWalks(given: readonly Block[], domain: DomainView, isRule: boolean): GeneratedWalks {
  const { blocks, redirects } = removeCycles(given);
  markFirstActions(blocks);
  const order = orderBlocks(blocks).ordered.map((index) => blocks[index] as Block);
  const finished: Walk[] = [];
  const ended = createDeduplicator();
  let active = new Map<string, Walk[]>([[storyStart, [emptyWalk(domain, isRule)]]]);
  const used = new Set<string>();
  let previousUnused = new Set<string>();
  const storyEnds: Walk[] = [];
  for (;;) {
    const unused = new Set<string>();
    for (const block of order) {
      const incoming = takeIncoming(block, active, used, unused, domain);
      if (incoming.length === 0) continue;
      const { walks, cutOff } = runBlock(block, distinct(incoming), domain, isRule);
      finished.push(...cutOff);
      for (const end of block.ends) {
        const start = redirects.get(end) ?? end;
        push(active, start, walks);
        if (used.has(start)) unused.add(start);
      }
      if (block.ends.length === 0) storyEnds.push(...walks.filter(ended));
      if (finished.length + storyEnds.length + count(active) > maxWalks) return tooMany(block);
    }
    for (const name of active.keys()) if (!used.has(name)) unused.add(name);
    active = new Map([...unused].filter((name) => name !== storyStart).map((name) => [name, active.get(name) ?? []]));
    const isDone = sameNames(unused, previousUnused) || count(active) === 0;
    previousUnused = unused;
    if (isDone) break;
  }
  const left = new Set([...previousUnused].filter((name) => !used.has(name)));
  for (const name of left) finished.push(...(active.get(name) ?? []));
  return { walks: [...finished, ...storyEnds], diagnostics: unusedCheckpoints(blocks, left) };
}

function markFirstActions(blocks: readonly Block[]): void {
  for (const block of blocks) {
    if (!block.starts.some((start) => start.name === storyStart)) continue;
    const index = block.events.findIndex((event) => event.event === 'user' || event.event === 'action');
    const event = block.events[index];
    if (event?.event === 'action') block.events[index] = { ...event, unpredictable: true };
  }
}

function takeIncoming(
  block: Block,
  active: ReadonlyMap<string, Walk[]>,
  used: Set<string>,
  unused: Set<string>,
  domain: DomainView,
): readonly Walk[] {
  const incoming: Walk[] = [];
  for (const start of block.starts) {
    const waiting = active.get(start.name) ?? [];
    if (waiting.length > 0) {
      incoming.push(...waiting.filter((walk) => meets(walk, start, domain)));
      used.add(start.name);
    } else if (!used.has(start.name)) {
      unused.add(start.name);
    }
  }
  return incoming;
}

function meets(walk: Walk, start: StartCheckpoint, domain: DomainView): boolean {
  return start.conditions.every(([slot, value]) => sameValue(slotValue(walk.state, domain, slot), value));
}

function sameValue(left: JsonValue, right: JsonValue): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}

function runBlock(
  block: Block,
  incoming: readonly Walk[],
  domain: DomainView,
  isRule: boolean,
): { readonly walks: readonly Walk[]; readonly cutOff: readonly Walk[] } {
  const events = explicitEvents(block, domain, isRule);
  if (events.length === 0) return { walks: [], cutOff: [] };
  const cutOff: Walk[] = [];
  const walks = incoming.map((walk) => {
    const named: Walk = { ...walk, name: extendName(walk.name, block.name), source: walk.source ?? block.source };
    events.forEach((event, index) => {
      const reverts = event.event === 'undo' || event.event === 'rewind' || event.event === 'restart';
      if (reverts) cutOff.push(extendWalk(named, events.slice(0, index), domain));
    });
    return extendWalk(named, events, domain);
  });
  return { walks, cutOff };
}

function extendName(name: string, block: string): string {
  if (name === '') return block;
  return name.split(' > ').includes(block) ? name : `${name} > ${block}`;
}

function createDeduplicator(): (walk: Walk) => boolean {
  const seen = new Set<string>();
  return (walk) => {
    const key = walkKey(walk);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  };
}

function distinct(walks: readonly Walk[]): readonly Walk[] {
  return walks.length === 1 ? walks : walks.filter(createDeduplicator());
}

function push(active: Map<string, Walk[]>, name: string, walks: readonly Walk[]): void {
  const waiting = active.get(name);
  if (waiting === undefined) active.set(name, [...walks]);
  else waiting.push(...walks);
}

function count(active: ReadonlyMap<string, readonly Walk[]>): number {
  let sum = 0;
  for (const walks of active.values()) sum += walks.length;
  return sum;
}

function sameNames(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return left.size === right.size && [...left].every((name) => right.has(name));
}

function tooMany(block: Block): GeneratedWalks {
  const message = `The checkpoints and "or" steps around '${block.name}' multiply to more than ${maxWalks} dialogues.`;
  const hint = 'Split the stories or use fewer checkpoints and alternatives.';
  return {
    walks: [],
    diagnostics: [{ ...block.source.at, severity: 'error', code: 'too-many-dialogues', message, hint }],
  };
}

function unusedCheckpoints(blocks: readonly Block[], left: ReadonlySet<string>): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  const warn = (name: string, block: Block, side: 'start' | 'end'): void => {
    if (!left.has(name) || name.startsWith(generatedPrefix) || name === storyStart) return;
    const message = `Unsatisfied ${side} checkpoint '${name}' in block '${block.name}'.`;
    const hint =
      side === 'start'
        ? 'Remove this checkpoint or add a story that ends with it.'
        : 'Remove this checkpoint or add a story that starts with it.';
    const code = `unused-${side}-checkpoint`;
    found.set(`${code}|${name}|${block.name}`, { ...block.source.at, severity: 'warning', code, message, hint });
  };
  for (const block of blocks) {
    for (const start of block.starts) warn(start.name, block, 'start');
    for (const end of block.ends) warn(end, block, 'end');
  }
  return [...found.values()];
}
