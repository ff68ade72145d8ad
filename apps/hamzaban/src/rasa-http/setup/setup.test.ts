import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkEndpoints } from './check-endpoints.ts';
import { readChannels } from './read-channels.ts';
import { readSetupFile } from './read-setup-file.ts';
import { readTrackerStore } from './read-tracker-store.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rasa-setup-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const write = async (text: string) => {
  const path = join(folder, 'endpoints.yml');
  await writeFile(path, text);
  return path;
};

describe('an endpoints or credentials file', () => {
  it('is read with its environment variables; one that is not there is none', async () => {
    const path = await write('tracker_store:\n  db: $' + '{STORE}\n');
    expect(await readSetupFile(path, { STORE: 'a.db' })).toEqual({ tracker_store: { db: 'a.db' } });
    expect(await readSetupFile(await write('# all commented out\n'), {})).toEqual({});
    expect(await readSetupFile(join(folder, 'none.yml'), {})).toBeNull();
  });

  it('that is broken is refused by file and line', async () => {
    await expect(readSetupFile(await write('a: [\n'), {})).rejects.toThrow(/endpoints\.yml:\d+: /);
    await expect(readSetupFile(await write('- a\n'), {})).rejects.toThrow(/must be a map of names/);
    await expect(readSetupFile(await write('a: $' + '{NOT_SET}\n'), {})).rejects.toThrow(/NOT_SET/);
    await expect(readSetupFile(folder, {})).rejects.toThrow(/cannot be used: it is a folder, and a file is needed/);
  });
});

describe('tracker_store', () => {
  const read = (store: unknown) => readTrackerStore({ tracker_store: store as never }, 'endpoints.yml');

  it('is memory unless something else is named', () => {
    expect(readTrackerStore(null, 'e')).toEqual({ kind: 'memory' });
    for (const store of [null, {}, { type: 'InMemory' }, { type: 'in_memory' }, { type: 'SQL', db: ':memory:' }])
      expect(read(store)).toEqual({ kind: 'memory' });
  });

  it('is a SQLite file by its name or by an address of SQLAlchemy', () => {
    expect(read({ type: 'SQL' })).toEqual({ kind: 'sqlite', path: 'rasa.db' });
    expect(read({ type: 'sql', dialect: 'sqlite', db: 'x.db' })).toEqual({ kind: 'sqlite', path: 'x.db' });
    expect(read({ type: 'SQLTrackerStore', url: 'sqlite:////var/x.db' })).toEqual({
      kind: 'sqlite',
      path: '/var/x.db',
    });
    expect(read({ type: 'SQL', url: 'sqlite:///x.db' })).toEqual({ kind: 'sqlite', path: 'x.db' });
  });

  it('that is not supported is refused with the way out', () => {
    expect(() => read({ type: 'redis' })).toThrow(
      /endpoints\.yml: tracker_store of type 'redis' is not supported\. Write/,
    );
    expect(() => read({ type: 'my.module.Store' })).toThrow(/not supported/);
    expect(() => read({ type: 'SQL', dialect: 'postgresql' })).toThrow(/dialect 'postgresql' is not supported/);
    expect(() => read({ type: 'SQL', host: 'postgresql://db' })).toThrow(/dialect 'postgresql'/);
    expect(() => read('SQL')).toThrow(/must be a map/);
  });
});

describe('other endpoints', () => {
  it('are named when they are not followed, and refused when the bot would say something else', () => {
    expect(checkEndpoints(null, 'e')).toEqual([]);
    expect(
      checkEndpoints({ action_endpoint: { url: 'x' }, nlg: { type: 'response' }, event_broker: null }, 'e'),
    ).toEqual([]);
    expect(checkEndpoints({ event_broker: { type: 'pika' }, lock_store: { type: 'redis' } }, 'endpoints.yml')).toEqual([
      'endpoints.yml: event_broker is not followed: events are not published; read them from the tracker store.',
      'endpoints.yml: lock_store is not followed: one process keeps each conversation in order by itself; run one.',
    ]);
    expect(() => checkEndpoints({ nlg: { url: 'http://x' } }, 'e')).toThrow(/^e: nlg is not supported: /);
  });
});

describe('channels', () => {
  it('are REST unless credentials name others, each of which is told about', () => {
    expect(readChannels(null, { file: 'c' })).toEqual({ hasRest: true, warnings: [] });
    expect(readChannels({ rest: null, socketio: {} }, { file: 'credentials.yml' })).toEqual({
      hasRest: true,
      warnings: ['credentials.yml: the channel socketio is not served; send its messages through the REST channel.'],
    });
    const custom = readChannels({ 'my.Channel': null }, { file: 'c' });
    expect(custom.hasRest).toBe(false);
    expect(custom.warnings).toEqual([
      'c: my.Channel is a channel in Python and is not run here; send its messages through the REST channel.',
    ]);
    expect(readChannels({ telegram: {} }, { file: 'c', connector: 'rest' })).toEqual({ hasRest: true, warnings: [] });
  });
});
