import type { WordAnalysis } from '../morphology/word-analysis.ts';
import type { SentenceWord } from './sentence-word.ts';

export interface Neighbours {
  readonly before: WordAnalysis | undefined;
  readonly word: SentenceWord;
  readonly next: SentenceWord | undefined;
  readonly afterNext: SentenceWord | undefined;
}

const conjunctions = new Set([
  'و',
  'که',
  'ک',
  'ولی',
  'اما',
  'چون',
  'تا',
  'یا',
  'اگه',
  'اگر',
  'پس',
  'بعد',
  'هم',
  'مگه',
  'وقتی',
  'نه',
  'دیگه',
  'دیگر',
  'آیا',
  'البته',
  'چرا',
  'چطور',
]);
const objectMarks = new Set(['رو', 'را', 'و']);
const prepositions = new Set([
  'به',
  'ب',
  'از',
  'با',
  'برای',
  'واسه',
  'برا',
  'بدون',
  'در',
  'بر',
  'تا',
  'مثل',
  'مث',
  'جز',
  'پس',
  'بعد',
  'قبل',
  'حین',
  'هنگام',
  'وقت',
  'موقع',
]);

const mostReadings = 8;
/** No neighbours speak for a reading by more bits than these: a nominal one has "is", ezafe, article and object marker. */
const mostHelpBits = 11;

/** The reading that fits the neighbours best. */
export function chooseReading(around: Neighbours): WordAnalysis | undefined {
  const { readings } = around.word;
  if (readings.length < 2) return readings[0];
  let best: WordAnalysis | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let index = 0; index < readings.length && index < mostReadings; index += 1) {
    const reading = readings[index] as WordAnalysis;
    if (reading.cost - mostHelpBits >= least) break;
    const cost = reading.cost + contextBits(reading, around);
    if (cost < least) {
      least = cost;
      best = reading;
    }
  }
  return best;
}

/** Bits for (negative) or against a reading where it stands. */
export function contextBits(reading: WordAnalysis, around: Neighbours): number {
  const { features, verb } = reading;
  // Most readings are bare nouns, on which the neighbours have nothing to say.
  if (
    verb === undefined &&
    features.copula !== 3 &&
    features.yeh !== 'ezafe' &&
    !features.definite &&
    features.ra === undefined
  )
    return 0;
  const { before, word, next } = around;
  let bits = 0;
  const closes = word.endsClause || (next === undefined ? !word.beforeOther : conjunctions.has(next.text));
  const nextVerb = isVerb(next?.readings[0]);
  if (verb && verb.form !== 'infinitive') {
    if (closes) bits -= 2;
    else if (!nextVerb) bits += verb.prefix === 'می' || verb.prefix === 'نمی' || verb.prefix === 'ن' ? 0.5 : 2;
    if (before?.kind === 'closed' && prepositions.has(before.base)) bits += 4;
    if (before && wanting.has(before.base) && !verb.isPast && (verb.prefix === 'ب' || verb.prefix === 'ن')) bits -= 4;
    if (verb.form === 'finite' && verb.isPast && verb.person === 6 && verb.prefix === '' && word.text.endsWith('ن'))
      bits += closes ? -3 : 2;
  }
  if (verb?.form === 'infinitive' && before?.kind === 'closed' && prepositions.has(before.base)) bits -= 4;
  if (features.copula === 3) {
    if (next && objectMarks.has(next.text) && next.text !== 'و') bits += 10;
    else if (closes) bits -= 2;
    else if (nextVerb) bits += 3;
    else if (next && personal.has(next.text)) bits += 8;
    else if (reading.kind === 'noun' && !reading.mayBeAdjective && isNominalWord(next)) bits += 3;
    else if (reading.kind === 'noun') bits += 1;
    if (before && (before.verb?.form === 'finite' || before.features.copula)) bits += 1;
  }
  if (features.yeh === 'ezafe' && word.text.endsWith('ه'))
    bits += next && (personal.has(next.text) || isNominalWord(next)) ? -3 : 8;
  if (features.definite) {
    if (next && objectMarks.has(next.text)) bits -= 4;
    else if (closes) bits += 4;
  }
  if (features.ra && reading.mayBeAdjective && next?.readings[0]?.mayBeAdjective) bits += 4;
  if (features.ra) bits += nextVerb ? -2 : word.endsClause ? 3 : 0;
  return bits;
}

const personal = new Set(['من', 'تو', 'ما', 'شما', 'ایشون', 'خودم', 'خودت', 'خودمون', 'خودتون']);

const isNominalWord = (word: SentenceWord | undefined): boolean => {
  const kind = word?.readings[0]?.kind;
  return kind === 'noun' || kind === 'name' || kind === 'adjective';
};

/** After these comes a subjunctive: باید بری، می‌خوام برم، می‌تونم بیام. */
const wanting = new Set(['بایست#باید', 'خواست#خواه', 'توانست#توان', 'شاید', 'کاش', 'باید']);

export const isVerb = (reading: WordAnalysis | undefined): boolean =>
  reading?.kind === 'verb' && reading.verb?.form !== 'participle';
