// Runs a command of this project on the right Node.js with the dependencies in place, so
// that `npm start` or `npm test` alone works in a fresh clone.
//
//   node tools/run.mjs runtime|full COMMAND [ARGUMENT...]
//
// COMMAND runs in the checkout's root, or in HAMZABAN_CALLER_CWD (set by the bin entries, so that
// `npx rasa train` works on the folder it is called in).
//
// 1. Node.js: this one when it is new enough; otherwise NODE_VERSION, fetched once from
//    the npm registry into .node/ (a package that holds the binary, no install script).
// 2. Dependencies: `npm ci` when node_modules does not match package-lock.json.
// 3. COMMAND, with that Node.js and node_modules/.bin first on the PATH.
//
// This file must run on Node.js 18 and newer and import nothing from node_modules.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE_MAJOR = 24;
const NODE_VERSION = '24.21.0';
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const windows = process.platform === 'win32';

function say(text) {
  process.stderr.write(`[setup] ${text}\n`);
}

function fail(text, code = 1) {
  say(text);
  process.exit(code);
}

/** Runs npm under the given Node.js; its output goes to stderr, so stdout stays the command's. */
function npm(node, args) {
  const cli = process.env.npm_execpath ?? '';
  const options = { cwd: root, stdio: ['ignore', 2, 2], env: withNode(node) };
  return /npm-cli\.c?js$/.test(cli)
    ? spawnSync(node, [cli, ...args], options).status
    : spawnSync('npm', args, { ...options, shell: windows }).status;
}

function withNode(node) {
  const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''];
  return { ...process.env, PATH: path.join(delimiter), npm_node_execpath: node, NODE: node };
}

function isNewEnough(version) {
  return Number(/^v(\d+)/.exec(version)?.[1]) >= NODE_MAJOR;
}

function versionOf(node) {
  const result = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim() : '';
}

/** The path of a Node.js of at least NODE_MAJOR. */
function findNode() {
  if (isNewEnough(process.version)) return process.execPath;
  const { platform, arch } = process;
  const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  const name = `${prefix}-${windows ? 'win' : platform}-${arch}`;
  const folder = join(root, '.node');
  const node = join(folder, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node');
  const isThere = () => existsSync(node) && isNewEnough(versionOf(node));
  if (isThere()) return node;
  say(`this is Node.js ${process.version}; fetching ${NODE_VERSION} into .node/ (about 50 MB, once)`);
  const flags = [
    '--prefer-offline',
    '--no-save',
    '--no-package-lock',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  // Not every version is there for every platform, so any release of the same major will do.
  for (const version of [NODE_VERSION, NODE_MAJOR]) {
    const status = npm(process.execPath, ['install', '--prefix', folder, ...flags, `${name}@${version}`]);
    if (status === 0 && isThere()) return node;
  }
  return fail(`npm has no ${name} that runs here: install Node.js ${NODE_MAJOR} or newer and run this again`);
}

function readJson(...path) {
  try {
    return JSON.parse(readFileSync(join(root, ...path), 'utf8'));
  } catch {
    return undefined;
  }
}

/** Whether node_modules holds what package-lock.json asks for, in the same versions, and nothing else. */
function isInstalled(full) {
  // npm writes its own record last, so without it an installation was never finished. The record
  // alone is no proof: `npm install --package-lock-only` rewrites it and installs nothing.
  const recorded = readJson('node_modules', '.package-lock.json')?.packages;
  const wanted = readJson('package-lock.json')?.packages;
  if (recorded === undefined || wanted === undefined) return false;
  if (Object.keys(recorded).some((path) => wanted[path] === undefined)) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.optional || entry.devOptional) return true;
    if (entry.dev && !full) return true;
    const found = readJson(path, 'package.json');
    return found !== undefined && (entry.link || found.version === entry.version);
  });
}

function install(node, full) {
  say(`installing ${full ? 'all' : 'the runtime'} dependencies (once)`);
  const flags = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  const status = npm(node, ['ci', ...flags, ...(full ? [] : ['--omit=dev'])]);
  if (status !== 0) fail('npm ci failed; its message is above', status ?? 1);
}

const [mode, command, ...args] = process.argv.slice(2);
if ((mode !== 'runtime' && mode !== 'full') || command === undefined) {
  fail('usage: node tools/run.mjs runtime|full COMMAND [ARGUMENT...]', 2);
}
const node = findNode();
if (!isInstalled(mode === 'full')) install(node, mode === 'full');

const child = spawn(command === 'node' ? node : command, args, {
  cwd: process.env.HAMZABAN_CALLER_CWD ?? root,
  stdio: 'inherit',
  shell: windows && command !== 'node',
  env: withNode(node),
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// npm passes a signal only to the `sh` between it and us, which dies and leaves us orphaned.
const parent = process.ppid;
if (process.env.npm_lifecycle_event !== undefined && !windows) {
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 250).unref();
}
child.on('error', (error) => fail(`cannot run ${command}: ${error.message}`, 127));
child.on('exit', (code, signal) => {
  process.exit(code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 0));
});
