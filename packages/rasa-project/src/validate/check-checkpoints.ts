import type { Position } from '../documents/diagnostic.ts';
import type { Rule, Story } from '../documents/story.ts';
import type { CheckContext } from './check-context.ts';

interface CheckpointUse {
  readonly name: string;
  readonly at: Position;
}

interface CheckpointGraph {
  readonly starts: readonly CheckpointUse[];
  readonly ends: readonly CheckpointUse[];
  /** From a start checkpoint to the end checkpoints its blocks lead to. */
  readonly edges: ReadonlyMap<string, readonly CheckpointUse[]>;
}

/** Checkpoints that nothing leads to, that lead nowhere, or that lead back to themselves. Stories and rules stand apart. */
export function checkCheckpoints(context: CheckContext): void {
  for (const dialogues of [context.project.stories, context.project.rules]) {
    const graph = buildGraph(dialogues);
    const { report, isDataComplete } = context;
    if (isDataComplete) {
      reportLoose(graph.starts, new Set(graph.ends.map((use) => use.name)), ({ name, at }) =>
        report({
          code: 'checkpoint-without-source',
          at,
          message: `A story begins at the checkpoint '${name}', but none ends there.`,
          hint: `End another story with \`- checkpoint: ${name}\`, or delete the step.`,
        }),
      );
      reportLoose(graph.ends, new Set(graph.starts.map((use) => use.name)), ({ name, at }) =>
        report({
          code: 'checkpoint-without-target',
          at,
          message: `A story ends at the checkpoint '${name}', but none begins there.`,
          hint: `Begin another story with \`- checkpoint: ${name}\`, or delete the step.`,
        }),
      );
    }
    for (const { name, at } of findCycles(graph)) {
      report({
        code: 'checkpoint-cycle',
        at,
        message: `The checkpoint '${name}' leads back to itself; the cycle is cut here.`,
        hint: 'Let the story end before it comes back to a checkpoint it started from.',
      });
    }
  }
}

function buildGraph(dialogues: readonly (Story | Rule)[]): CheckpointGraph {
  const starts: CheckpointUse[] = [];
  const ends: CheckpointUse[] = [];
  const edges = new Map<string, CheckpointUse[]>();
  for (const dialogue of dialogues) {
    let open: CheckpointUse[] = [];
    let isBeginning = true;
    for (const step of dialogue.steps) {
      if (step.kind !== 'checkpoint') {
        isBeginning = false;
        continue;
      }
      const use = { name: step.name, at: step.at ?? dialogue.at };
      if (isBeginning) {
        starts.push(use);
        open.push(use);
        continue;
      }
      ends.push(use);
      for (const start of open) {
        const targets = edges.get(start.name) ?? [];
        edges.set(start.name, targets);
        targets.push(use);
      }
      // A checkpoint in the middle ends one block and begins the next, if there is a next.
      open = [use];
      if (step !== dialogue.steps.at(-1)) starts.push(use);
    }
  }
  return { starts, ends, edges };
}

function reportLoose(
  uses: readonly CheckpointUse[],
  known: ReadonlySet<string>,
  report: (use: CheckpointUse) => void,
): void {
  const seen = new Set<string>();
  for (const use of uses) {
    if (known.has(use.name) || seen.has(use.name)) continue;
    seen.add(use.name);
    report(use);
  }
}

/** The steps that close a cycle: a depth-first walk that does not recurse, each edge looked at once. */
function findCycles({ edges }: CheckpointGraph): readonly CheckpointUse[] {
  const state = new Map<string, 'open' | 'done'>();
  const closing: CheckpointUse[] = [];
  for (const root of edges.keys()) {
    if (state.has(root)) continue;
    const stack = [{ name: root, next: 0 }];
    state.set(root, 'open');
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const target = edges.get(top.name)?.[top.next];
      top.next += 1;
      if (target === undefined) {
        state.set(top.name, 'done');
        stack.pop();
      } else if (state.get(target.name) === 'open') closing.push(target);
      else if (!state.has(target.name)) {
        state.set(target.name, 'open');
        stack.push({ name: target.name, next: 0 });
      }
    }
  }
  return closing;
}
