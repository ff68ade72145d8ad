import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createReader } from '../src/index.ts';
import { loadPersianData } from '../src/node.ts';
import type { Case } from './case.ts';
import type { BenchRow, BenchTools, FiledCase } from './row.ts';
import { entityRows } from './rows-entities.ts';
import { wordRows } from './rows-words.ts';

/** Tuesday 2026-11-24 10:00 +03:30, the now of all shop cases. */
const NOW_MS = Date.parse('2026-11-24T10:00:00+03:30');
/** The table: which file, function and options of a case go to which public function. */
const table: readonly BenchRow[] = [...entityRows, ...wordRows];

interface Line {
  readonly capability: string;
  readonly cases: number;
  readonly figure: number | null;
  readonly anchor: string;
  readonly goal: string;
  readonly holds: boolean;
}

const { values } = parseArgs({
  options: {
    cases: { type: 'string' },
    json: { type: 'string' },
    only: { type: 'string' },
    failures: { type: 'boolean', default: false },
  },
});

if (values.cases === undefined || !existsSync(values.cases)) {
  console.error('usage: bench:persian --cases DIR [--json FILE] [--only TEXT] [--failures]');
  process.exitCode = 1;
} else {
  run(values.cases);
}

function run(folder: string): void {
  const data = loadPersianData();
  const tools: BenchTools = { reader: createReader(data), data, nowMs: NOW_MS };
  const rows = table.filter((row) => values.only === undefined || row.capability.includes(values.only));
  const lines = rows.map((row, index) => {
    const line = measureRow(folder, row, tools);
    console.error(`${index + 1}/${rows.length} ${line.capability}: ${line.figure ?? 'no cases'}`);
    return line;
  });
  print(lines);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ rows: lines }, null, 2)}\n`);
  if (lines.some((line) => !line.holds)) process.exitCode = 2;
}

function measureRow(folder: string, row: BenchRow, tools: BenchTools): Line {
  const cases = row.files.flatMap((file) => readCases(folder, file));
  const goal = `${row.direction === 'at-least' ? '≥' : '≤'} ${row.goal} ${row.unit}`;
  const base = { capability: row.capability, cases: cases.length, anchor: row.anchor, goal };
  if (cases.length === 0) return { ...base, figure: null, holds: false };
  const measured = row.measure(cases, tools);
  if (values.failures === true) for (const failure of measured.failures) console.error(`  ${JSON.stringify(failure)}`);
  const figure = Number(measured.figure.toFixed(row.unit === 'F1' || row.unit === 'WER' ? 4 : 1));
  return { ...base, figure, holds: row.direction === 'at-least' ? figure >= row.goal : figure <= row.goal };
}

function readCases(folder: string, file: string): readonly FiledCase[] {
  const path = join(folder, `${file}.jsonl`);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => ({ ...(JSON.parse(line) as Case), file }));
}

function print(lines: readonly Line[]): void {
  console.log('| capability | cases | figure | anchor | goal | holds |');
  console.log('|---|---|---|---|---|---|');
  for (const line of lines) {
    const figure = line.figure === null ? 'no cases' : String(line.figure);
    console.log(
      `| ${line.capability} | ${line.cases} | ${figure} | ${line.anchor} | ${line.goal} | ${line.holds ? 'yes' : 'NO'} |`,
    );
  }
  const held = lines.filter((line) => line.holds).length;
  console.log(`\n${held} of ${lines.length} hold`);
}
