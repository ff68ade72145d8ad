import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportFiles } from '@hamzaban/nlu';

/** Writes the files of a report into a folder, which is made if need be. */
export async function writeReportFiles(folder: string, files: ReportFiles): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, content] of files) await writeFile(join(folder, safeName(name)), content);
}

/** Extractors are named by the config file: no name leads out of the folder. */
function safeName(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '_');
}
