import { open } from 'node:fs/promises';

const BUFFER_CHARACTERS = 64 * 1024;

/** A file of JSON lines that is written piece by piece. */
export interface LineFile {
  readonly path: string;
  /** Resolves when the line is taken; the disk is waited for, so lines never pile up. */
  write(value: unknown): Promise<void>;
  close(): Promise<void>;
}

/** Creates a new file that only its owner reads. */
export async function createLineFile(path: string): Promise<LineFile> {
  const handle = await open(path, 'wx', 0o600);
  let waiting = '';
  const flush = async () => {
    await handle.writeFile(waiting);
    waiting = '';
  };
  return {
    path,
    async write(value) {
      waiting += `${JSON.stringify(value)}\n`;
      if (waiting.length >= BUFFER_CHARACTERS) await flush();
    },
    async close() {
      try {
        await flush();
      } finally {
        await handle.close();
      }
    },
  };
}
