import { StoreOpenError } from '../store-open-error.ts';

// Primary result codes of SQLite (sqlite.org/rescode.html).
const CORRUPT = 11;
const NOTADB = 26;
const mends: Readonly<Record<number, string>> = {
  3: 'Give the file and its folder to the user that runs the program (chown), or let him write them.',
  5: 'Another program holds it; end that one.',
  8: 'Give the file and its folder to the user that runs the program (chown), and let him write them: also reading needs that.',
  13: 'Make room on the disk.',
  14: 'Give the file and its folder to the user that runs the program (chown), and look whether the path is a file.',
};

/** Why a database file could not be opened or read, as a plain sentence with the mend: damaged only where SQLite says so. */
export function openErrorOf(path: string, error: unknown): StoreOpenError {
  const code = typeof error === 'object' && error !== null && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
  const because = error instanceof Error ? error.message : String(error);
  if (code === CORRUPT || code === NOTADB)
    return new StoreOpenError(
      'damaged',
      `The database ${path} is damaged or no database (${because}). Restore a backup: hamzaban restore FILE`,
      error,
    );
  const mend = mends[code];
  return new StoreOpenError(
    'unavailable',
    `The database ${path} cannot be opened (${because}).${mend === undefined ? '' : ` ${mend}`}`,
    error,
  );
}
