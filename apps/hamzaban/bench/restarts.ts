// Restarts a real server under load, many times:  npm run test:restarts -- [--rounds 200]
// Exit code 1 when a message was lost or doubled, a connection was cut without an answer, or an exit was not clean.
import { parseArgs } from 'node:util';
import { runRestarts } from '../src/end-to-end/restarts.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '200' } } });
const rounds = Number(values.rounds);
if (!Number.isSafeInteger(rounds) || rounds < 1) {
  process.stderr.write('--rounds needs a whole number from 1 on\n');
  process.exit(2);
}
const report = await runRestarts({
  rounds,
  onRound: (round) => {
    if (round % 10 === 0) process.stderr.write(`${round} of ${rounds} restarts\n`);
  },
});
const { acknowledged, refusals, cuts, faults, badExits } = report;
process.stdout.write(
  `${[
    `${rounds} restarts under load: ${acknowledged} messages acknowledged, ${refusals} answers of 503 (sent again)`,
    `slowest answer ${Math.round(report.slowestAnswerMs)} ms, slowest shutdown ${Math.round(report.slowestShutdownMs)} ms`,
    `connections cut without an answer: ${cuts.length}${cuts.length > 0 ? ` (${[...new Set(cuts)].join('; ')})` : ''}`,
    `messages lost, doubled or out of order: ${faults.length === 0 ? 'none' : faults.join('; ')}`,
    `exits that were not clean: ${badExits.length === 0 ? 'none' : badExits.join(', ')}`,
  ].join('\n')}\n`,
);
process.exit(cuts.length + faults.length + badExits.length > 0 ? 1 : 0);
