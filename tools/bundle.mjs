// Makes an archive from which Hamzaban is installed with no network at all:
//
//   npm run bundle                       the program with Node.js and all its libraries, for a machine without Docker
//   npm run bundle -- --image [NAME]     the Docker image (hamzaban, built by docker-compose build) with its compose file
//   npm run bundle -- --out DIR          where to; dist/ if left out
//   npm run bundle -- --untrained        without the pack's model: the first start then trains it, a minute or two
//
// On the other machine: sha256sum --check FILE.sha256 && tar xf FILE && cd hamzaban-… && sudo ./install.sh
// Nothing is fetched here either: libraries come from node_modules, Node.js is the one that runs this.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** Not part of a running program. */
const LEFT_OUT =
  /\.test\.ts$|(?:^|\/)(?:bench|fixtures|end-to-end|coverage|node_modules|\.rasa|results)(?:\/|$)|^bots\/[^/]+\/(?:evaluation|models)(?:\/|$)/;
const FILES = ['package.json', 'package-lock.json', 'LICENSE', 'NOTICE', 'README.md', 'README.fa.md', 'CHANGELOG.md'];
const FOLDERS = ['apps', 'packages', 'bots', 'docs', 'deploy'];

class BundleError extends Error {}

const { values, positionals } = parseArgs({
  options: {
    image: { type: 'boolean', default: false },
    out: { type: 'string', default: join(root, 'dist') },
    untrained: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
const platform = `${process.platform}-${process.arch}`;
const name = `hamzaban-${version}-${values.image ? 'image' : platform}`;
const out = resolve(process.env.INIT_CWD ?? process.cwd(), values.out);
const work = await mkdtemp(join(tmpdir(), 'hamzaban-bundle-'));
try {
  const folder = join(work, name);
  await mkdir(folder);
  if (values.image) await addImage(folder, positionals[0] ?? 'hamzaban');
  else await addProgram(folder);
  await writeFile(join(folder, 'BUNDLE'), `name=hamzaban\nversion=${version}\nplatform=${platform}\n`);
  await writeSums(folder);
  await mkdir(out, { recursive: true });
  const file = join(out, `${name}.tar${values.image ? '' : '.gz'}`);
  const owner = ['--owner=0', '--group=0', '--numeric-owner', '--sort=name'];
  run('tar', [...owner, values.image ? '-cf' : '-czf', `${file}.part`, '-C', work, name]);
  await rename(`${file}.part`, file);
  await writeFile(`${file}.sha256`, `${await hashOf(file)}  ${basename(file)}\n`);
  const { size } = await stat(file);
  process.stdout.write(`${file} (${(size / 1e6).toFixed(0)} MB)\n${file}.sha256\n`);
} catch (error) {
  if (!(error instanceof BundleError)) throw error;
  process.stderr.write(`bundle: ${error.message}\n`);
  process.exitCode = 1;
} finally {
  await rm(work, { recursive: true, force: true });
}

/** Program, libraries and Node.js, laid out as in a checkout, so that it runs from any place. */
async function addProgram(folder) {
  for (const part of FILES) await cp(join(root, part), join(folder, part));
  for (const part of FOLDERS) {
    const filter = (source) => !LEFT_OUT.test(relative(root, source));
    await cp(join(root, part), join(folder, part), { recursive: true, filter });
  }
  await cp(join(root, '.env.example'), join(folder, 'hamzaban.env.example'));
  await cp(join(root, 'deploy', 'install.sh'), join(folder, 'install.sh'));
  await rm(join(folder, 'packages', 'testkit'), { recursive: true, force: true });
  await addLibraries(folder);
  await mkdir(join(folder, 'node', 'bin'), { recursive: true });
  await cp(process.execPath, join(folder, 'node', 'bin', 'node'), { dereference: true });
  await chmod(join(folder, 'node', 'bin', 'node'), 0o755);
  for (const licence of [join(dirname(process.execPath), '..', 'LICENSE')])
    if (await exists(licence)) await cp(licence, join(folder, 'node', 'LICENSE'));
  if (!values.untrained) await addTrainedPack(folder);
}

/** Trains the pack with the very program that was packed, as a first start would, and keeps its model. */
async function addTrainedPack(folder) {
  const home = join(work, 'seed');
  const program = join(folder, 'apps', 'hamzaban', 'src', 'hamzaban.ts');
  const node = join(folder, 'node', 'bin', 'node');
  run(node, [program, 'tenant', 'create', 'seed', '--name', 'seed'], {
    env: { PATH: process.env.PATH, HAMZABAN_HOME: home },
  });
  for (const pack of await readdir(join(home, 'packs'))) {
    const target = join(folder, 'bots', pack.split('@')[0], 'models');
    await mkdir(target);
    for (const model of await readdir(join(home, 'packs', pack, 'models')))
      await cp(join(home, 'packs', pack, 'models', model), join(target, model));
  }
}

/** What package-lock.json says is needed at run time, and links to this project's own packages. */
async function addLibraries(folder) {
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  for (const [path, entry] of Object.entries(packages)) {
    if (!path.includes('node_modules/') || entry.link || entry.dev || entry.devOptional) continue;
    if (!(await exists(join(root, path)))) {
      // Optional ones are for other platforms.
      if (entry.optional) continue;
      fail(`${path} is not installed: run npm ci first`);
    }
    await cp(join(root, path), join(folder, path), { recursive: true, filter: (source) => !isNested(source, path) });
  }
  for (const parent of ['packages', 'apps']) {
    for (const own of await readdir(join(folder, parent))) {
      const manifest = JSON.parse(await readFile(join(folder, parent, own, 'package.json'), 'utf8'));
      const link = join(folder, 'node_modules', manifest.name);
      await mkdir(dirname(link), { recursive: true });
      await symlink(relative(dirname(link), join(folder, parent, own)), link);
    }
  }
}

/** A library inside a library has its own entry in the lock file. */
function isNested(source, path) {
  return relative(join(root, path), source).split('/').includes('node_modules');
}

async function addImage(folder, image) {
  if (run('docker', ['image', 'inspect', image], { isAllowedToFail: true }) !== 0)
    fail(`there is no image ${image} here: docker-compose build makes it (is the docker engine running?)`);
  run('docker', ['save', '--output', join(folder, 'image.tar'), image]);
  run('gzip', ['--fast', join(folder, 'image.tar')]);
  for (const file of ['docker-compose.yml', 'README.md', 'README.fa.md', 'LICENSE', 'NOTICE'])
    await cp(join(root, file), join(folder, file));
  for (const part of ['docs', 'data']) await cp(join(root, part), join(folder, part), { recursive: true });
  await cp(join(root, '.env.example'), join(folder, 'env.example'));
  await cp(join(root, 'deploy', 'install-image.sh'), join(folder, 'install.sh'));
}

async function writeSums(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const lines = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    lines.push(`${await hashOf(path)}  ${relative(folder, path)}`);
  }
  await writeFile(join(folder, 'SHA256SUMS'), `${lines.sort().join('\n')}\n`);
}

async function hashOf(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function exists(path) {
  return stat(path).then(
    () => true,
    (error) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}

function run(command, args, { isAllowedToFail = false, env = process.env } = {}) {
  const { status, error } = spawnSync(command, args, { env, stdio: isAllowedToFail ? 'ignore' : ['ignore', 2, 2] });
  if (status !== 0 && !isAllowedToFail) fail(`${command} failed${error === undefined ? '' : `: ${error.message}`}`);
  return status;
}

/** Ends the run by way of `finally`, so that no half-made folder stays behind. */
function fail(text) {
  throw new BundleError(text);
}
