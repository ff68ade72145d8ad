import { readProject } from '@hamzaban/rasa-project';
import { createDialogue, newTracker, parseIntentMessage, trainDialogue } from '../src/index.ts';
import { diskTree } from './disk-tree.ts';

/** Time of training, of a turn and of a decision, and the size of a snapshot, for the project in the given folder. */
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: bench-dialogue.ts PROJECT_FOLDER');
  process.exit(2);
}
const { project } = readProject(diskTree(folder, null));
const input = { ...project, policies: project.config.policies };
const trainings = Array.from({ length: 5 }, () => timed(() => trainDialogue(input)));
const { model } = trainDialogue(input);
console.log(`training: first ${trainings[0]?.toFixed(1)} ms, then ${median(trainings.slice(1)).toFixed(1)} ms`);
console.log(
  `rules ${project.rules.length}, stories ${project.stories.length}, model ${JSON.stringify(model).length} bytes`,
);

let nowMs = 1_700_000_000_000;
const clock = (): number => {
  nowMs += 1000;
  return nowMs;
};
const dialogue = createDialogue({ model, domain: project.domain, random: () => 0, clock });
const intents = project.domain.intents.map((intent) => intent.name);
const turnTimes: number[] = [];
const decisionTimes: number[] = [];
const sizes: number[] = [];
let snapshot = newTracker('bench');
for (let index = 0; index < 20_000; index += 1) {
  const text = `/${intents[index % intents.length]}`;
  const parse = parseIntentMessage(text, dialogue.domain) ?? { intent: { name: null, confidence: 0 }, entities: [] };
  const started = performance.now();
  const turn = await dialogue.handleMessage(snapshot, { text, parse, inputChannel: 'rest', messageId: 'm' });
  turnTimes.push(performance.now() - started);
  snapshot = turn.tracker;
  const before = performance.now();
  dialogue.predictNext(snapshot);
  decisionTimes.push(performance.now() - before);
  sizes.push(JSON.stringify(snapshot).length);
}
const last = (values: readonly number[]): number => median(values.slice(-2000)) * 1000;
console.log(
  `turn: median ${last(turnTimes).toFixed(0)} µs; opening a snapshot and one decision: ${last(decisionTimes).toFixed(0)} µs`,
);
console.log(
  `snapshot: median ${median(sizes.slice(1000, 3000))} bytes around message 2,000, ${median(sizes.slice(-2000))} at 20,000`,
);

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[values.length >> 1] ?? 0;
}
