import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSigningSecret } from './secrets.ts';

describe('loadSigningSecret', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'secrets-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('makes one secret for all that start at once, which only its owner reads, and keeps it', async () => {
    const secrets = await Promise.all([loadSigningSecret(folder), loadSigningSecret(folder)]);
    expect(new Set([...secrets, await loadSigningSecret(folder)]).size).toBe(1);
    expect(await readdir(folder)).toEqual(['jwt.key']);
    expect((await stat(join(folder, 'jwt.key'))).mode & 0o777).toBe(0o600);
  });

  it.each(['', 'short\n', 'change-me-change-me-change-me-change-me'])(
    'refuses the weak secret %j, with the way out',
    async (secret) => {
      await writeFile(join(folder, 'jwt.key'), secret);
      await expect(loadSigningSecret(folder)).rejects.toThrow(
        /The signing secret in .*jwt\.key .*Delete the file; the next start makes a strong one/,
      );
    },
  );
});
