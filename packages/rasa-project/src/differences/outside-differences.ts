import { createReporter } from '../diagnostics/reporter.ts';
import { createProjectFiles, type OpenFile } from '../project/project-files.ts';
import { RASA_CHANNELS } from '../rasa-channels.ts';
import type { FileTree } from '../tree/file-tree.ts';
import { type ReadableTree, readableTree } from '../tree/readable-tree.ts';
import { fieldOf, isNull, type LocatedEntry, toJson } from '../yaml/located-node.ts';
import type { Difference } from './difference.ts';

/** Channels of `credentials.yml` that are here. */
const CHANNELS = new Set(['rest', 'rasa']);
const STORES = new Set(['in_memory', 'inmemory', 'inmemorytrackerstore', 'sql', 'sqltrackerstore']);

type Text = Pick<Difference, 'what' | 'wayOut'>;

/** What `credentials.yml` and `endpoints.yml` ask for and is not here, and Python actions that need their own server. */
export function outsideDifferences(tree: FileTree): readonly Difference[] {
  const reporter = createReporter();
  const readable = readableTree(tree, reporter);
  const files = createProjectFiles(readable, reporter);
  const found = [
    ...folderInPlaceOf('credentials.yml', readable),
    ...folderInPlaceOf('endpoints.yml', readable),
    ...entriesOf('credentials.yml', files.open('credentials.yml', 'config'), channelDifference),
    ...entriesOf('endpoints.yml', files.open('endpoints.yml', 'config'), endpointDifference),
    ...pythonActions(readable),
  ];
  // Not a difference, but found on the way: they are not read with the project.
  const unreadable = reporter
    .diagnostics()
    .filter(({ code }) => code === 'unreadable-path')
    .map(({ file, line, column, message, hint = '' }) => ({ file, line, column, what: message, wayOut: hint }));
  return [...unreadable, ...found];
}

function folderInPlaceOf(file: string, tree: ReadableTree): readonly Difference[] {
  if (!tree.isFolder(file)) return [];
  const what = `'${file}' is a folder, but a file is needed; \`rasa run\` does not start.`;
  return [{ file, line: 1, column: 1, what, wayOut: 'Delete the folder, and write the file if it is needed.' }];
}

function entriesOf(
  file: string,
  open: OpenFile | undefined,
  differenceOf: (entry: LocatedEntry) => Text | undefined,
): readonly Difference[] {
  return (open?.root.entries ?? []).flatMap((entry) => {
    const text = differenceOf(entry);
    if (text === undefined || open === undefined) return [];
    const { line, column } = open.fields.at(entry);
    return [{ file, line, column, ...text }];
  });
}

function channelDifference({ key }: LocatedEntry): Text | undefined {
  if (CHANNELS.has(key)) return undefined;
  if (RASA_CHANNELS.has(key)) {
    return {
      what: `The channel '${key}' is not here.`,
      wayOut: 'Connect it through the REST channel (`/webhooks/rest/webhook`) by a small program of your own.',
    };
  }
  return {
    what: `The channel '${key}' is Python code, which cannot run here.`,
    wayOut: 'Let its code call the REST channel (`/webhooks/rest/webhook`) from outside.',
  };
}

function endpointDifference({ key, value }: LocatedEntry): Text | undefined {
  if (isNull(value)) return undefined;
  const written = value.kind === 'map' ? fieldOf(value, 'type') : undefined;
  const type = written === undefined ? '' : String(toJson(written));
  switch (key) {
    case 'tracker_store':
      return STORES.has(type.toLowerCase())
        ? undefined
        : {
            what: `The tracker store '${type}' is not here.`,
            wayOut: 'Use `type: SQL` with `dialect: sqlite`, or leave it out: conversations are then kept in memory.',
          };
    case 'lock_store':
      return type === '' || type === 'in_memory'
        ? undefined
        : {
            what: `The lock store '${type}' is not used: one process keeps each conversation in order by itself.`,
            wayOut: 'Nothing is to be done for one process.',
          };
    case 'event_broker':
      return {
        what: `The event broker${type === '' ? '' : ` '${type}'`} is not here; events are not published.`,
        wayOut: 'Read conversations over the HTTP API (`/conversations/{id}/tracker`).',
      };
    case 'nlg':
      return type === 'response'
        ? undefined
        : {
            what: 'An NLG server is not asked; texts come from the domain.',
            wayOut: 'Put the texts into `responses:`, or let custom actions say them.',
          };
    case 'nlu':
      return {
        what: 'A remote NLU server is not asked; texts are understood here.',
        wayOut: 'Put its training data into this project.',
      };
    case 'models':
      return { what: 'Models are not fetched from a server.', wayOut: 'Copy the model into the folder `models`.' };
    default:
      return undefined;
  }
}

function pythonActions(tree: ReadableTree): readonly Difference[] {
  const [first] = [...tree.files('actions'), ...tree.files('actions.py')].filter(
    (path) => path.endsWith('.py') && /^class /m.test(new TextDecoder().decode(tree.read(path))),
  );
  if (first === undefined) return [];
  return [
    {
      file: first,
      line: 1,
      column: 1,
      what: 'Custom actions in Python do not run inside this engine.',
      wayOut:
        'Run them as they are with rasa-sdk (`python -m rasa_sdk --actions actions`) and name their address as `action_endpoint` in endpoints.yml.',
    },
  ];
}
