import { AppError } from './app-error.ts';
import { crc32 } from './keys/crc32.ts';

/** Where a page begins: numbers and ASCII texts. */
export type Position = readonly (string | number)[];

/**
 * Writes a position in a list as an opaque text for addresses. `list` names the list with its filters; a cursor is
 * refused elsewhere. A position is no secret and gives no access: every read is bound to the caller's shop.
 */
export function encodeCursor(list: string, position: Position): string {
  const text = JSON.stringify([checksum(list), ...position]);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Reads a position; throws `invalid_cursor` for anything that `encodeCursor` did not write for this list. */
export function decodeCursor(list: string, cursor: string): Position {
  const parsed = parse(cursor);
  if (!Array.isArray(parsed) || parsed[0] !== checksum(list) || !parsed.every(isPart))
    throw new AppError('invalid_cursor');
  return parsed.slice(1);
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')));
  } catch (cause) {
    throw new AppError('invalid_cursor', { cause });
  }
}

function isPart(value: unknown): value is string | number {
  return typeof value === 'string' || Number.isSafeInteger(value);
}

function checksum(list: string): string {
  return [...crc32(list)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
