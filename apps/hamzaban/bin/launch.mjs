// Runs one of the program's entry files in the caller's folder: in this process when its Node.js is new
// enough, otherwise through the launcher, which fetches the right one. Must run on Node.js 18 and newer.
import { spawn } from 'node:child_process';
import * as nodeModule from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const app = join(dirname(fileURLToPath(import.meta.url)), '..');

/** @param {string} entry file name inside the app's src folder */
export async function launch(entry) {
  const file = join(app, 'src', entry);
  if (Number(process.versions.node.split('.')[0]) >= 24) {
    // As in src/use-compile-cache.ts, but for the entry file as well: stripping the types of one file takes .05 s.
    nodeModule.enableCompileCache(join(app, '..', '..', 'node_modules', '.cache', 'compile'));
    await import(pathToFileURL(file).href);
    return;
  }
  const launcher = join(app, '..', '..', 'tools', 'run.mjs');
  const child = spawn(process.execPath, [launcher, 'runtime', 'node', file, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, HAMZABAN_CALLER_CWD: process.cwd() },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}
