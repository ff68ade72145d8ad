import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { isAbsolute, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as actionSdk from '@hamzaban/action-sdk';
import { CommandFailed } from '../../cli/run-program.ts';
import { diskTree } from '../../files/disk-tree.ts';

const sdk = '@hamzaban/action-sdk';
const suffixes = ['.ts', '.mts', '.js', '.mjs'];

/**
 * The actions that a file or the files of a folder export: classes with `name` and `run`, or objects of such. `path` is a
 * path, or a module name as Rasa's `--actions` takes it (`actions`, `bot.actions`), from the working directory. Files
 * import `@hamzaban/action-sdk` wherever they lie. Throws `CommandFailed` with what to do.
 */
export async function loadActions(path: string, folder = process.cwd()): Promise<readonly actionSdk.Action[]> {
  const files = findFiles(path, folder);
  const url = import.meta.resolve(sdk);
  const hooks = registerHooks({
    resolve: (specifier, context, next) => (specifier === sdk ? { url, shortCircuit: true } : next(specifier, context)),
  });
  try {
    // What another file exports again is one action; what the SDK itself exports is none.
    const found = new Set<unknown>(Object.values(actionSdk));
    const actions: actionSdk.Action[] = [];
    for (const file of files) {
      for (const exported of Object.values(await inFile(file, folder, () => import(pathToFileURL(file).href)))) {
        if (found.size === found.add(exported).size) continue;
        const action = await inFile(file, folder, async () => actionOf(exported));
        if (action !== null) actions.push(action);
      }
    }
    if (actions.length === 0) throw noActions(path);
    return actions;
  } finally {
    hooks.deregister();
  }
}

function findFiles(path: string, folder: string): readonly string[] {
  const tree = diskTree(folder);
  const stems = [path, path.replaceAll('.', '/')];
  const candidates = [...stems, ...stems.flatMap((stem) => suffixes.map((suffix) => `${stem}${suffix}`))];
  const place = candidates.find((candidate) => existsSync(resolve(folder, candidate)));
  const all = place === undefined ? [] : tree.files(place);
  const code = all.filter((file) => suffixes.some((suffix) => file.endsWith(suffix)) && !isBeside(file));
  if (code.length > 0) return code.map((file) => resolve(folder, file));
  const python = place === undefined ? `${path.replaceAll('.', '/')}.py` : all.find((file) => file.endsWith('.py'));
  if (python !== undefined && existsSync(resolve(folder, python))) {
    throw new CommandFailed(
      `${python} is Python, which does not run here: start it with \`python -m rasa_sdk --actions ${path}\` of rasa-sdk; action_endpoint in endpoints.yml then leads to it. \`rasa run actions\` runs actions in TypeScript and JavaScript (docs/actions.md).`,
    );
  }
  if (place === undefined)
    throw new CommandFailed(`There is no '${path}': give the file or folder of the actions with --actions.`);
  throw noActions(path);
}

/** Not code of actions: types, tests, what others wrote. */
function isBeside(file: string): boolean {
  return /\.d\.[mc]?ts$|\.test\.[mc]?[jt]s$|(?:^|\/)(?:node_modules|\.[^/.][^/]*)\//.test(file);
}

/** Does something that the code of a file takes part in; its errors name the file. */
async function inFile<Result>(file: string, folder: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const shown = relative(folder, file);
    const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    throw new CommandFailed(`${isAbsolute(shown) ? file : shown} cannot be loaded: ${why}`);
  }
}

function actionOf(exported: unknown): actionSdk.Action | null {
  if (typeof exported === 'function') {
    return looksLikeAction(exported.prototype) ? new (exported as new () => actionSdk.Action)() : null;
  }
  return looksLikeAction(exported) ? (exported as actionSdk.Action) : null;
}

function looksLikeAction(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { name, run } = value as { readonly name?: unknown; readonly run?: unknown };
  return typeof name === 'function' && typeof run === 'function';
}

function noActions(path: string): CommandFailed {
  return new CommandFailed(
    `'${path}' exports no action: export classes that extend Action of ${sdk}, as docs/actions.md shows.`,
  );
}
