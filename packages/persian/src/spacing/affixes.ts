/** Suffixes that are written apart from their word, by the words that they go with. */
export const suffixesApart = {
  plurals: /^ها(ی|یی|ی?م|ی?ت|ی?ش|ی?مان|ی?تان|ی?شان|مون|تون|شون|رو|را|یم|یت|یش|ست)?$/u,
  comparatives: /^تر(ین|ی|ها|ه|ش|م|ین‌ها)?$/u,
  // «شانه», «مانم» are words of their own; said as «شونه», «مونم» they seldom are.
  owners: /^((مان|تان|شان)و?|(مون|تون|شون)[وهم]?)$/u,
  derived: /^(گر|گری|گرا|گرایی|مند|مندی|ناک|گونه|پذیر|پذیری|آمیز|انگیز|ورزی)$/u,
  afterHeh: /^(ام|ات|اش|ای|ایم|اید|اند|اس|م|ش|ی)$/u,
  afterVowel: /^(یی|ی)$/u,
  afterYeh: /^(ام|ات|اش|ای|ایم|اید|اند)$/u,
} as const;

const anySuffix = new RegExp(
  Object.values(suffixesApart)
    .map((suffixes) => suffixes.source)
    .join('|'),
  'u',
);
/** Length of «ترین‌ها». */
const longestSuffix = 7;

/** Whether a word may be a suffix written apart. */
export const isAffix = (word: string): boolean => word.length <= longestSuffix && anySuffix.test(word);

const withPreverb = /^(بر|در|باز|فرا|فرو|وا)ن?می$/u;

/** Whether a word is the prefix of a verb that is written apart: «می», «نمی», «برمی». */
export const isVerbPrefix = (word: string): boolean =>
  word.endsWith('می') && (word === 'می' || word === 'نمی' || withPreverb.test(word));
