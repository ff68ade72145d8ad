import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Recording } from './golden-recording.ts';
import { replayRecording } from './replay-recording.ts';

const { values } = parseArgs({
  options: {
    golden: { type: 'string' },
    projects: { type: 'string' },
    json: { type: 'string' },
    only: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});
if (values.golden === undefined || values.projects === undefined) {
  console.error('usage: golden.ts --golden DIR --projects DIR [--json FILE] [--only NAME] [--verbose]');
  process.exit(2);
}

interface ProjectReport {
  readonly name: string;
  readonly conversations: number;
  readonly equal: number;
  readonly first_difference?: string;
}

const results: ProjectReport[] = [];
for (const file of readdirSync(values.golden).sort()) {
  if (!file.endsWith('.json') || file.startsWith('_')) continue;
  const name = file.slice(0, -'.json'.length);
  if (values.only !== undefined && values.only !== name) continue;
  const recording = JSON.parse(readFileSync(join(values.golden, file), 'utf8')) as Recording;
  const result = await replayRecording(recording, join(values.projects, recording.project));
  const [first] = result.differences;
  results.push({
    name,
    conversations: result.conversations,
    equal: result.equal,
    ...(first ? { first_difference: first } : {}),
  });
  console.log(
    `${name}: ${result.equal} of ${result.conversations} equal, trained in ${result.trainingMs.toFixed(0)} ms`,
  );
  for (const difference of result.differences.slice(0, values.verbose ? 200 : 1))
    console.log(`  ${difference.slice(0, 900)}`);
}
const sum = (key: 'conversations' | 'equal'): number => results.reduce((total, each) => total + each[key], 0);
const report = { conversations: sum('conversations'), equal: sum('equal'), projects: results };
console.log(`${report.equal} of ${report.conversations} conversations equal`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
