import { mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Terminal } from './terminal.ts';

/** Rejects when a key could not be written to this file: asked before a key is made, since nobody can show it again. */
export async function checkKeysFile(keysFile: string | undefined): Promise<void> {
  if (keysFile === undefined) return;
  await mkdir(dirname(keysFile), { recursive: true, mode: 0o700 });
  await (await open(keysFile, 'a', 0o600)).close();
}

/**
 * Shows a new key once: on a terminal as text; without one it goes to a file that only the owner reads
 * (`keysFile`, else `<secretsFolder>/<tenantId>.key`), and the message names the file.
 */
export async function showKey(
  terminal: Terminal,
  key: { readonly tenantId: string; readonly apiKey: string },
  options: { readonly secretsFolder: string; readonly keysFile?: string },
): Promise<void> {
  if (terminal.isInteractive && options.keysFile === undefined) {
    terminal.out(`API key of ${key.tenantId} (shown this once): ${key.apiKey}`);
    return;
  }
  const file = options.keysFile ?? join(options.secretsFolder, `${key.tenantId}.key`);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const isShared = options.keysFile !== undefined;
  // One shared file holds a line a shop; a shop's own file holds its key alone.
  await writeFile(file, isShared ? `${key.tenantId} ${key.apiKey}\n` : `${key.apiKey}\n`, {
    flag: isShared ? 'a' : 'w',
    mode: 0o600,
  });
  terminal.err(`The API key of ${key.tenantId} is in ${file}`);
}
