/** What an error of SQLite means to the caller. */
export type SqliteFault =
  /** A row that must be unique is there already. */
  | 'not-unique'
  /** A row that must be there is not. */
  | 'no-parent'
  /** Disk full, lock not gained, file not readable: nothing of the transaction may be believed. */
  | 'unavailable'
  | 'other';

// Result codes of SQLite (sqlite.org/rescode.html); the extended ones keep the primary code in their low byte.
const notUnique = [1555, 2067];
const noParent = 787;
// BUSY, LOCKED, NOMEM, READONLY, INTERRUPT, IOERR, CORRUPT, FULL, CANTOPEN, PROTOCOL, NOTADB
const unavailable = [5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 26];

/** Reads what `node:sqlite` threw. */
export function sqliteFaultOf(error: unknown): SqliteFault {
  const code = typeof error === 'object' && error !== null && 'errcode' in error ? Number(error.errcode) : Number.NaN;
  if (notUnique.includes(code)) return 'not-unique';
  if (code === noParent) return 'no-parent';
  return unavailable.includes(code & 0xff) ? 'unavailable' : 'other';
}
