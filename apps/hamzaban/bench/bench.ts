// What a shop's visitors get: `npm run bench` (our own figures) and `npm run bench -- --rasa` (beside the real Rasa,
// on the same machine in the same run). Everything that is measured is written to disk as in production.
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { measureOurs } from './ours.ts';
import { measureRasa } from './rasa.ts';

const { values } = parseArgs({
  options: {
    rasa: { type: 'boolean', default: false },
    'rasa-model': { type: 'string' },
    seconds: { type: 'string', default: '10' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write('usage: npm run bench -- [--seconds N] [--rasa [--rasa-model FILE]] [--json FILE]\n');
  process.exit(0);
}
const seconds = Number(values.seconds);
const ours = await measureOurs(seconds);
const rasa = values.rasa ? await measureRasa(seconds, values['rasa-model']) : undefined;
const ratio = rasa === undefined ? undefined : ours.messagesPerSecond / rasa.messagesPerSecond;
const rows: [string, string, string][] = [
  ['messages/s of POST /webhook, 64 connections', ours.messagesPerSecond.toFixed(0), ''],
  ['p50 / p99 at full load, ms', `${ours.fullLoad.p50} / ${ours.fullLoad.p99}`, ''],
  ['p50 / p99 at half load, ms', `${ours.halfLoad.p50} / ${ours.halfLoad.p99}`, 'p99 ≤ 25'],
  ['message 1,000 / message 10 of a conversation', ours.growth.toFixed(2), '≤ 1.2'],
  ['ready with a trained shop, ms', ours.readyMs.toFixed(0), '≤ 1500'],
  ['memory when idle, MB', ours.idleMegabytes.toFixed(0), '≤ 200'],
  ['memory idle again after 20 messages, MB', ours.answeredMegabytes.toFixed(0), ''],
  ['training of bots/shop-fa, s', ours.trainingSeconds.toFixed(1), '≤ 5'],
];
if (rasa !== undefined && ratio !== undefined) {
  rows.push(['the real Rasa, messages/s (default pipeline)', rasa.messagesPerSecond.toFixed(1), '']);
  rows.push(['ours / Rasa', ratio.toFixed(0), '≥ 40, aim 100']);
}
for (const [what, figure, goal] of rows) process.stdout.write(`${what.padEnd(50)} ${figure.padStart(14)}  ${goal}\n`);
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify({ ours, rasa, ratio }, undefined, 2)}\n`);
