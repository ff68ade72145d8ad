// Messages a second through the REST channel of `rasa run`, and of the real Rasa on the same project in the same run:
// `npm run bench:rest -- --project DIR [--rasa] [--seconds N] [--json FILE]`. Conversations are kept in a SQLite file.
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createTerminal } from '../../src/cli/terminal.ts';
import { writeTable } from '../../src/cli/write-table.ts';
import { startActionStub } from './action-stub.ts';
import { loadRest, type RestLoad } from './rest-load.ts';
import { prepareProject, type RestVariant } from './rest-project.ts';
import { type Engine, ours, realRasa, serve } from './served-bot.ts';

const { values } = parseArgs({
  options: {
    project: { type: 'string' },
    rasa: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '10' },
    json: { type: 'string' },
  },
});
if (values.project === undefined) {
  process.stderr.write('usage: npm run bench:rest -- --project DIR [--rasa] [--seconds N] [--json FILE]\n');
  process.exit(2);
}
const source = resolve(values.project);
const seconds = Number(values.seconds);
const engines: readonly Engine[] = values.rasa ? [ours, realRasa()] : [ours];
const actions = await startActionStub();

interface Row extends RestLoad {
  readonly variant: RestVariant;
  readonly engine: string;
}

const rows: Row[] = [];
for (const variant of ['rules only', 'learned'] as const) {
  for (const engine of engines) {
    const load = await measure(engine, variant);
    rows.push({ variant, engine: engine.name, ...load });
    process.stderr.write(`${engine.name}, ${variant}: ${load.messagesPerSecond.toFixed(1)} messages/s\n`);
  }
}
actions.close();

const rateOf = (variant: RestVariant, engine: string): number | undefined =>
  rows.find((row) => row.variant === variant && row.engine === engine)?.messagesPerSecond;
const lines = rows.map(({ variant, engine, messagesPerSecond, p50, p99 }) => {
  const other = rateOf(variant, 'the real Rasa');
  const ratio = engine === 'ours' && other !== undefined ? `${(messagesPerSecond / other).toFixed(0)} ×` : '';
  return [variant, engine, messagesPerSecond.toFixed(1), String(p50), String(p99), ratio];
});
const terminal = createTerminal({ stdout: process.stdout, stderr: process.stderr, now: () => performance.now() });
writeTable(terminal, ['', 'engine', 'messages/s', 'p50 ms', 'p99 ms', ''], lines);
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(rows, undefined, 2)}\n`);

async function measure(engine: Engine, variant: RestVariant): Promise<RestLoad> {
  const project = await prepareProject(source, variant);
  try {
    process.stderr.write(`${engine.name}, ${variant}: training …\n`);
    await writeFile(join(project.folder, 'endpoints.yml'), endpointsOf(project.folder));
    const bot = await serve(engine, project);
    try {
      await loadRest(bot.url, project.messages, Math.min(3, seconds));
      return await loadRest(bot.url, project.messages, seconds);
    } finally {
      await bot.stop();
    }
  } finally {
    await project.remove();
  }
}

function endpointsOf(folder: string): string {
  return `action_endpoint:\n  url: ${actions.url}\ntracker_store:\n  type: SQL\n  dialect: sqlite\n  db: ${join(folder, 'tracker.db')}\n`;
}
