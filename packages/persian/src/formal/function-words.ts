import type { WordAnalysis } from '../morphology/word-analysis.ts';
import { isVerb, type Neighbours } from './choose-reading.ts';
import type { SentenceWord } from './sentence-word.ts';

const pronounHosts = new Set([
  'به',
  'از',
  'با',
  'برای',
  'واسه',
  'برا',
  'مثل',
  'مال',
  'جز',
  'خود',
  'بدون',
  'ب',
  'پیش',
  'بین',
  'فقط',
  'هم',
  'مگه',
  'اگه',
  'خود',
]);
const afterPronoun = new Set([
  'رو',
  'را',
  'هم',
  'که',
  'ک',
  'چی',
  'چرا',
  'چطور',
  'چطوری',
  'هیچ',
  'دیگه',
  'باید',
  'نباید',
  'فقط',
  'خودت',
  'همیشه',
  'و',
  'یا',
  'هنوز',
  'اگه',
  'اگر',
  'برای',
  'در',
  'با',
  'از',
  'به',
  'هیچی',
  'هیچوقت',
  'مثل',
]);

/** Letters of the longest of these little words. */
const longestLength = 2;

/** Formal form of the little words whose sense only the neighbours tell; undefined leaves the choice to the readings. */
export function functionWord(around: Neighbours): string | undefined {
  const { before, word, next, afterNext } = around;
  if (word.text.length > longestLength) return undefined;
  const nextReading = next?.readings[0];
  switch (word.text) {
    case 'رو': {
      if (!before) return 'روی';
      if (
        before.kind === 'verb' &&
        (before.verb?.form === 'finite' || before.verb?.form === 'imperative') &&
        !before.verb.object
      )
        return next && !isVerb(nextReading) && puttingVerbs.has(before.verb.verb.past) ? 'روی' : 'را';
      if (before.base === 'و' || before.base === 'که') return isVerb(nextReading) ? 'را' : 'روی';
      return 'را';
    }
    case 'و': {
      if (!before || !next || word.startsClause || word.endsClause) return undefined;
      if (
        before.features.possessor &&
        !before.features.copula &&
        !before.features.ra &&
        nextReading?.features.possessor === undefined
      )
        return 'را';
      if (
        isNominal(before) &&
        isSureVerb(next) &&
        isVerb(nextReading) &&
        nextReading?.verb?.object === undefined &&
        !before.features.copula
      ) {
        const pair = afterNext !== undefined && isVerb(afterNext.readings[0]);
        return pair ? undefined : 'را';
      }
      return undefined;
    }
    case 'تو': {
      if (before && pronounHosts.has(before.base)) return 'تو';
      if (!next || word.endsClause || afterPronoun.has(next.text) || isVerb(nextReading)) return 'تو';
      return 'در';
    }
    default:
      return undefined;
  }
}

/** After these «رو» is «روی»: گذاشت رو میز. */
const puttingVerbs = new Set(['گذاشت', 'ریخت', 'زد', 'نوشت', 'نشست', 'افتاد', 'چسباند', 'انداخت']);

/** A verb that is not as well a noun. */
const isSureVerb = (word: SentenceWord): boolean => {
  const verb = word.readings[0]?.verb;
  return (
    verb?.prefix === 'می' ||
    verb?.prefix === 'نمی' ||
    (word.readings[1]?.cost ?? 99) > (word.readings[0]?.cost ?? 0) + 5
  );
};

const isNominal = (reading: WordAnalysis): boolean =>
  reading.kind === 'noun' ||
  reading.kind === 'name' ||
  reading.kind === 'adjective' ||
  reading.base === 'این' ||
  reading.base === 'آن' ||
  reading.base === 'یکی';
