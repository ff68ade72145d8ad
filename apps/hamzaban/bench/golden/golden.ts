// Replays what the real Rasa answered and compares: `npm run bench:golden -- --golden DIR --projects DIR [--json FILE]`.
// Conversations by their whole event lists, calls of the HTTP API by status, type and body, tokens and parses by all fields.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Recording } from '../../../../packages/dialogue/bench/golden-recording.ts';
import { replayRecording } from '../../../../packages/dialogue/bench/replay-recording.ts';
import { compareParses, type RecordedParses } from './compare-parses.ts';
import { compareTokens, type RecordedTokens } from './compare-tokens.ts';
import { type Comparison, type FileReport, fileReport } from './golden-report.ts';
import type { HttpRecording } from './http-recording.ts';
import { replayHttp } from './replay-http.ts';

const { values } = parseArgs({
  options: {
    golden: { type: 'string' },
    projects: { type: 'string' },
    json: { type: 'string' },
    only: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});
const { golden, projects } = values;
if (golden === undefined || projects === undefined) {
  process.stderr.write(
    'usage: npm run bench:golden -- --golden DIR --projects DIR [--json FILE] [--only NAME] [--verbose]\n',
  );
  process.exit(2);
}

const results: FileReport[] = [];
for (const { name, compare } of comparisons(golden, projects)) {
  if (values.only !== undefined && values.only !== name) continue;
  const comparison = await guarded(compare);
  const report = fileReport(name, comparison);
  results.push(report);
  const meant =
    report.meant_differences === undefined ? '' : `, ${report.meant_differences} up to a difference that is meant`;
  process.stdout.write(`${name}: ${report.equal} of ${report.conversations} equal${meant}\n`);
  for (const difference of comparison.differences.slice(0, values.verbose ? 200 : 1))
    process.stdout.write(`  ${difference.slice(0, 1200)}\n`);
}
const sum = (key: 'conversations' | 'equal'): number => results.reduce((total, each) => total + each[key], 0);
const report = { conversations: sum('conversations'), equal: sum('equal'), projects: results };
process.stdout.write(`${report.equal} of ${report.conversations} equal\n`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
process.exit(0);

interface NamedComparison {
  readonly name: string;
  readonly compare: () => Promise<Comparison>;
}

function comparisons(goldenFolder: string, projectsFolder: string): readonly NamedComparison[] {
  const files = readdirSync(goldenFolder).filter((file) => file.endsWith('.json'));
  const httpFolder = join(goldenFolder, 'http');
  const http = existsSync(httpFolder) ? readdirSync(httpFolder).filter((file) => file.endsWith('.json')) : [];
  return [
    ...files
      .sort()
      .map((file) => ({ name: nameOf(file), compare: () => compareFile(goldenFolder, file, projectsFolder) })),
    ...http.sort().flatMap((file): readonly NamedComparison[] => {
      const recording = readJson(join(httpFolder, file)) as Partial<HttpRecording>;
      // Beside the recordings lies a sample of a request to an action server.
      if (!Array.isArray(recording.calls) || typeof recording.project !== 'string') return [];
      const paths = { golden: goldenFolder, project: join(projectsFolder, recording.project) };
      return [{ name: `http/${nameOf(file)}`, compare: () => replayHttp(recording as HttpRecording, paths) }];
    }),
  ];
}

async function compareFile(goldenFolder: string, file: string, projectsFolder: string): Promise<Comparison> {
  const content = readJson(join(goldenFolder, file));
  if (file.startsWith('_tokens')) return compareTokens(content as RecordedTokens);
  if (file.startsWith('_nlu')) return compareParses(content as RecordedParses);
  const recording = content as Recording;
  return replayRecording(recording, join(projectsFolder, recording.project));
}

/** A file that cannot be replayed at all counts as one difference, and the others go on. */
async function guarded(compare: () => Promise<Comparison>): Promise<Comparison> {
  try {
    return await compare();
  } catch (error) {
    return { conversations: 1, differences: [`cannot be replayed: ${error instanceof Error ? error.stack : error}`] };
  }
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function nameOf(file: string): string {
  return file.slice(0, -'.json'.length);
}
