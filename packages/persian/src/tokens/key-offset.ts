import { DELETED, foldingTable } from '../characters/folding-table.ts';
import { matchKey } from '../characters/match-key.ts';

/**
 * Offset in `raw` just after the first `keyLength` units of its match key: where a suffix begins («مشکی‌شو», 4 → 4). Units
 * that the key drops count with the letter before them only when they are no half-space.
 */
export function keyOffset(raw: string, keyLength: number): number {
  if (keyLength <= 0) return 0;
  if (matchKey(raw).length === raw.length) return Math.min(keyLength, raw.length);
  let count = 0;
  let index = 0;
  while (index < raw.length) {
    const unit = foldingTable.units[raw.charCodeAt(index)] ?? DELETED;
    let next = index + 1;
    if (unit !== DELETED) {
      if (count === keyLength) return index;
      while (next < raw.length && foldingTable.units[raw.charCodeAt(next)] === unit) next += 1;
      if (next - index < 3) next = index + 1;
      count += 1;
    } else if (count === keyLength && raw.charCodeAt(index) === 0x200c) return index;
    index = next;
  }
  return raw.length;
}
