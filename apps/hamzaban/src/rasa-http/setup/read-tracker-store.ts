import type { JsonObject, JsonValue } from '@hamzaban/rasa-project';
import { isMap } from './read-setup-file.ts';
import { SetupError } from './setup-error.ts';

/** Where conversations are kept. */
export type TrackerStoreChoice = { readonly kind: 'memory' } | { readonly kind: 'sqlite'; readonly path: string };

const wayOut =
  'Write `type: SQL` with `dialect: sqlite` and a file as `db`, or take tracker_store out to keep conversations in memory.';

/** Reads `tracker_store` of an endpoints file (rasa-compat 21). Throws a `SetupError` for a store that is not there. */
export function readTrackerStore(endpoints: JsonObject | null, file: string): TrackerStoreChoice {
  const store = endpoints?.['tracker_store'] ?? null;
  if (store === null) return { kind: 'memory' };
  if (!isMap(store)) throw new SetupError(`${file}: tracker_store must be a map with a type.`);
  const type = textOf(store['type']) ?? 'InMemory';
  switch (type.toLowerCase()) {
    case 'inmemory':
    case 'in_memory':
    case 'inmemorytrackerstore':
      return { kind: 'memory' };
    case 'sql':
    case 'sqltrackerstore':
      return readSql(store, file);
    default:
      throw new SetupError(`${file}: tracker_store of type '${type}' is not supported. ${wayOut}`);
  }
}

function readSql(store: JsonObject, file: string): TrackerStoreChoice {
  const dialect = textOf(store['dialect']) ?? 'sqlite';
  // A whole address may stand under url or host, as SQLAlchemy takes it.
  const address = [store['url'], store['host']].map(textOf).find((text) => text?.includes('://') === true);
  const scheme = address?.split('://', 1)[0] ?? dialect;
  if (!/^sqlite(\+|$)/.test(scheme))
    throw new SetupError(`${file}: tracker_store with the dialect '${scheme}' is not supported. ${wayOut}`);
  const path = address === undefined ? (textOf(store['db']) ?? 'rasa.db') : address.replace(/^[^:]+:\/{3}/, '');
  return path === '' || path === ':memory:' ? { kind: 'memory' } : { kind: 'sqlite', path };
}

function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
