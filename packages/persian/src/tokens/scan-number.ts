import { UnitClass, unitClass } from './unit-class.ts';

/** `.` `,` `٬` `٫` `/` `:` may stand inside a number, between two digits. */
const INNER_SIGNS = new Set([0x2e, 0x2c, 0x066c, 0x066b, 0x2f, 0x3a]);

/** End of the digits that start at `start`, with the signs that stand between them («۱۲٬۵۰۰», `1403/8/5`, `10:30`, «۲٫۵»). */
export function numberEnd(text: string, start: number): number {
  let end = digitsEnd(text, start);
  while (INNER_SIGNS.has(text.charCodeAt(end))) {
    const next = digitsEnd(text, end + 1);
    if (next === end + 1) break;
    end = next;
  }
  return end;
}

function digitsEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && unitClass(text.charCodeAt(end)) === UnitClass.digit) end += 1;
  return end;
}
