import { appendWithHalfSpace } from './stem-ending.ts';

/** Positives whose comparative is another word. */
const irregular: Readonly<Record<string, string>> = {
  خوب: 'بهتر',
  به: 'بهتر',
  که: 'کهتر',
  مه: 'مهتر',
  کم: 'کمتر',
  بیش: 'بیشتر',
  زیاد: 'بیشتر',
};

/** Comparative (تر) or superlative (ترین) of an adjective: خوب → بهتر, بزرگ → بزرگ‌تر. */
export function compareAdjective(adjective: string, degree: 'تر' | 'ترین'): string {
  const comparative = irregular[adjective];
  if (comparative === undefined) return appendWithHalfSpace(adjective, degree);
  return degree === 'تر' ? comparative : `${comparative}ین`;
}
