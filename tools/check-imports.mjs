// Holds the import rule (.dependency-cruiser.cjs) and fails when the cruiser saw fewer modules than there are
// source files: with an unsuitable TypeScript it reports "no violations" over zero modules.
import { execFileSync, spawnSync } from 'node:child_process';

const folders = ['packages', 'apps'];
const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...folders], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /^(packages|apps)\/[^/]+\/(src|bench)\/.*\.ts$/.test(file) && !/\.d\.ts$/.test(file));
const run = spawnSync('depcruise', [...folders, '--config', '.dependency-cruiser.cjs', '--output-type', 'json'], {
  encoding: 'utf8',
  maxBuffer: 1 << 28,
});
if (run.stdout === '') {
  process.stderr.write(`import rule: the cruiser failed: ${run.stderr}\n`);
  process.exit(1);
}
const { modules, summary } = JSON.parse(run.stdout);
const seen = new Set(modules.map((module) => module.source));
const missed = sources.filter((file) => !seen.has(file));
for (const violation of summary.violations) {
  process.stderr.write(`import rule: ${violation.rule.name}: ${violation.from} -> ${violation.to}\n`);
}
for (const file of missed) process.stderr.write(`import rule: not checked: ${file}\n`);
process.stdout.write(
  `import rule: ${sources.length - missed.length} of ${sources.length} source files checked, ${summary.violations.length} violations\n`,
);
process.exit(summary.violations.length > 0 || missed.length > 0 || sources.length === 0 ? 1 : 0);
