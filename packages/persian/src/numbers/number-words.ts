/**
 * What a number word may do in a numeral: `zero`, `unit` 1-9, `teen` 10-19, `ten` 20-90, `hundred` 100-900 and `scale`
 * (thousand and up, which multiplies what stands before it).
 */
export type NumeralRank = 'zero' | 'unit' | 'teen' | 'ten' | 'hundred' | 'scale';

export interface NumberWord {
  readonly value: number;
  readonly rank: NumeralRank;
  /** Also a common word of another meaning («نه» no, «یه» a); counts only where its neighbours call for a number. */
  readonly weak: boolean;
  readonly ordinal: boolean;
}

const SPELLINGS: readonly (readonly [number, NumeralRank, string])[] = [
  [0, 'zero', 'صفر'],
  [1, 'unit', 'یک'],
  [2, 'unit', 'دو'],
  [3, 'unit', 'سه'],
  [4, 'unit', 'چهار چار'],
  [5, 'unit', 'پنج پن'],
  [6, 'unit', 'شش شیش'],
  [7, 'unit', 'هفت هف'],
  [8, 'unit', 'هشت هش'],
  [9, 'unit', 'نه'],
  [10, 'teen', 'ده'],
  [11, 'teen', 'یازده یازه'],
  [12, 'teen', 'دوازده دوازه'],
  [13, 'teen', 'سیزده سیزه'],
  [14, 'teen', 'چهارده چارده'],
  [15, 'teen', 'پانزده پونزده پونزه پانزه'],
  [16, 'teen', 'شانزده شونزده شونزه'],
  [17, 'teen', 'هفده هیفده هیوده هیبده هفتده'],
  [18, 'teen', 'هجده هیجده هیژده هژده هشده هیشده هشتده'],
  [19, 'teen', 'نوزده نونزده نوزه'],
  [20, 'ten', 'بیست بیس'],
  [30, 'ten', 'سی'],
  [40, 'ten', 'چهل چل'],
  [50, 'ten', 'پنجاه پنجا'],
  [60, 'ten', 'شصت شص شست'],
  [70, 'ten', 'هفتاد'],
  [80, 'ten', 'هشتاد'],
  [90, 'ten', 'نود'],
  [100, 'hundred', 'صد یکصد یهصد'],
  [200, 'hundred', 'دویست دیویست دویس دیویس دوصد'],
  [300, 'hundred', 'سیصد سهصد'],
  [400, 'hundred', 'چهارصد چارصد'],
  [500, 'hundred', 'پانصد پونصد پنجصد پانسد پونسد'],
  [600, 'hundred', 'ششصد شیشصد شصصد شصد شیصد'],
  [700, 'hundred', 'هفتصد هفصد'],
  [800, 'hundred', 'هشتصد هشصد'],
  [900, 'hundred', 'نهصد'],
  [1e3, 'scale', 'هزار هیزار'],
  [1e6, 'scale', 'میلیون ملیون میلون میلیونن'],
  [1e9, 'scale', 'میلیارد ملیارد بیلیون'],
  [1e12, 'scale', 'تریلیون تیلیارد'],
];

/** Words that are something else more often than a number, standing alone. */
const WEAK = new Set(['نه', 'پن', 'هف', 'شص', 'شست', 'چل', 'یازه', 'دوازه']);

/** Ordinals that do not end in the cardinal and «م». */
const IRREGULAR_ORDINALS: readonly (readonly [string, number, NumeralRank])[] = [
  ['اول', 1, 'unit'],
  ['سوم', 3, 'unit'],
  ['سیوم', 3, 'unit'],
  ['سیام', 30, 'ten'],
  ['سیم', 30, 'ten'],
  ['سیاُم', 30, 'ten'],
];

/** Number words and ordinals by match key. */
export const numberWords: ReadonlyMap<string, NumberWord> = buildNumberWords();

function buildNumberWords(): ReadonlyMap<string, NumberWord> {
  const words = new Map<string, NumberWord>();
  for (const [value, rank, spellings] of SPELLINGS) {
    for (const spelling of spellings.split(' ')) {
      words.set(spelling, { value, rank, weak: WEAK.has(spelling), ordinal: false });
      addOrdinal(words, spelling, value, rank);
    }
  }
  for (const [spelling, value, rank] of IRREGULAR_ORDINALS) {
    const isWeak = spelling === 'سیم';
    words.set(spelling, { value, rank, weak: isWeak, ordinal: true });
    words.set(`${spelling}ین`, { value, rank, weak: false, ordinal: true });
  }
  words.set('یه', { value: 1, rank: 'unit', weak: true, ordinal: false });
  words.set('یکی', { value: 1, rank: 'unit', weak: true, ordinal: false });
  for (const clitic of ['میلیونم', 'ملیونم', 'میلیاردم']) words.delete(clitic);
  words.delete('سهم');
  words.delete('سهمین');
  return words;
}

/** «یکم» is also «a little», «نهم» and the like are safe. */
function addOrdinal(words: Map<string, NumberWord>, spelling: string, value: number, rank: NumeralRank): void {
  if (rank === 'zero' || spelling === 'سی') return;
  const isWeak = spelling === 'یک' || (WEAK.has(spelling) && spelling !== 'نه');
  words.set(`${spelling}م`, { value, rank, weak: isWeak, ordinal: true });
  words.set(`${spelling}مین`, { value, rank, weak: false, ordinal: true });
}
