// Everything that must hold before a change is kept: format, lint, types, import rule, dead code, tests.
//
//   npm run check            all of it
//   npm run check -- static  all but the tests (CI runs `npm test` apart)
import { spawnSync } from 'node:child_process';

const steps = [
  ['format and lint', 'biome', ['check', '--error-on-warnings', '.']],
  ['types', 'tsc', ['--noEmit']],
  ['import rule', 'node', ['tools/check-imports.mjs']],
  ['dead code', 'knip', []],
];
if (!process.argv.includes('static')) {
  steps.push(['tests', 'vitest', ['run', '--coverage', '--reporter=default', '--reporter=./tools/plain-reporter.mjs']]);
}
const failed = [];
for (const [name, command, args] of steps) {
  const started = Date.now();
  process.stdout.write(`\n== ${name}\n`);
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (error !== undefined) process.stderr.write(`${error.message}\n`);
  process.stdout.write(
    `== ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`,
  );
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) process.stderr.write(`\nfailed: ${failed.join(', ')}\n`);
process.exit(failed.length > 0 ? 1 : 0);
