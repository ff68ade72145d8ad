import { appendWithHalfSpace } from './stem-ending.ts';

/** Positives whose comparative is another word. */
const irregular: ReadonlyMap<string, string> = new Map([
  ['خوب', 'بهتر'],
  ['به', 'بهتر'],
  ['که', 'کهتر'],
  ['مه', 'مهتر'],
  ['کم', 'کمتر'],
  ['بیش', 'بیشتر'],
  ['زیاد', 'بیشتر'],
]);

/** Comparative (تر) or superlative (ترین) of an adjective: خوب → بهتر, بزرگ → بزرگ‌تر. */
export function compareAdjective(adjective: string, degree: 'تر' | 'ترین'): string {
  const comparative = irregular.get(adjective);
  if (comparative === undefined) return appendWithHalfSpace(adjective, degree);
  return degree === 'تر' ? comparative : `${comparative}ین`;
}
