import {
  bareLetters,
  cleanHalfSpaces,
  cleanSpaces,
  convertDigits,
  type DigitScript,
  latinNumerals,
  persianise,
  persianPunctuation,
  removeDiacritics,
  removeTatweel,
  shortenElongation,
  tokenise,
  writeEzafe,
} from '../src/index.ts';
import { loadWordAnalyser } from '../src/node.ts';
import { unmapped } from './case.ts';
import { type BenchRow, type BenchTools, type Failure, type FiledCase, percentRight } from './row.ts';

type Rewrite = (text: string, one: FiledCase, tools: BenchTools) => string;

/** What each project calls its step, and our function of the same purpose. */
const NORMALISERS: Readonly<Record<string, Rewrite>> = {
  toPersianChars: persianise,
  'characters.ar_to_fa': (text) => removeDiacritics(persianise(text)),
  fix_arabic_chars: persianise,
  FixArabic: (text) => removeTatweel(persianise(text)),
  'General_normalization.alphabet_correction': persianise,
  normalizePersianChars: bareLetters,
  AlphabetNormalizer: persianise,
  ArabicUnicodeNormalizer: persianise,
  'normalizer.unicodes_replacement': persianise,
  Normalize: (text) => removeDiacritics(bareLetters(text)),
  'normalizer.remove_diacritics': removeDiacritics,
  DiacriticRemover: removeDiacritics,
  DiacriticMasker: removeDiacritics,
  stripPersianDiacritics: removeDiacritics,
  remove_diacritics: removeDiacritics,
  'normalizer.decrease_repeated_chars': (text) => shortenElongation(text),
  'Normalizer.decrease_repeated_chars': (text) => shortenElongation(text),
  RepeatedLetterNormalizer: (text) => shortenElongation(removeTatweel(text), { kept: 2 }),
  reduce_repetitions: (text) => shortenElongation(text, { kept: 2 }),
  'normalizer.persian_style': persianPunctuation,
  'Normalizer.persian_style': persianPunctuation,
  YaNormalizer: (text, one) => writeEzafe(text, String(one.opts).includes('joda') ? 'half-space' : 'hamza'),
  normalize_zwnj: (text) => cleanSpaces(cleanHalfSpaces(text)),
  normalize_spaces: cleanSpaces,
  PunctuationSpacingNormalizer: (text) => text,
  'Normalizer(steps=[]).normalize': (text) => text,
  Normalizer: normaliseText,
  cleanPersianText: (text) => words.repairSpacing(cleanSpaces(persianise(text))),
  PersianNormalizationFilter: (text) => bareLetters(text).replace(/ی/g, 'ي').replace(/ک/g, 'ك'),
};

const words = loadWordAnalyser();

/** shekar's whole chain: letters, marks, half-spaces, ezafe, punctuation close to its word, Persian digits. */
function normaliseText(text: string): string {
  const letters = removeDiacritics(removeTatweel(persianise(text)));
  const spaced = words.repairSpacing(cleanSpaces(writeEzafe(letters, 'hamza')));
  return convertDigits(spaced.replace(/ (?=[.،؛!؟])/g, ''), 'persian');
}

const DIGITS: Readonly<Record<string, Rewrite>> = {
  digitsArToFa: (text) => convertDigits(text, 'persian', 'arabic'),
  digitsArToEn: (text) => convertDigits(text, 'latin', 'arabic'),
  digitsEnToFa: (text) => convertDigits(text, 'persian', 'latin'),
  digitsEnToAr: (text) => convertDigits(text, 'arabic', 'latin'),
  digitsFaToEn: (text) => convertDigits(text, 'latin', 'persian'),
  digitsFaToAr: (text) => convertDigits(text, 'arabic', 'persian'),
  'digits.en_to_fa': (text) => convertDigits(text, 'persian', 'latin'),
  'digits.ar_to_fa': (text) => convertDigits(text, 'persian', 'arabic'),
  'digits.fa_to_en': (text) => convertDigits(text, 'latin', 'persian'),
  'digits.fa_to_ar': (text) => convertDigits(text, 'arabic', 'persian'),
  toPersianNumbers: (text) => convertDigits(text, 'persian'),
  toEnglishDigits: latinNumerals,
  to_persian: (text) => convertDigits(text, 'persian'),
  to_latin: (text) => convertDigits(text, 'latin'),
};

function normaliseAnswer(one: FiledCase, tools: BenchTools): unknown {
  const rewrite = one.file === 'digits' ? (DIGITS[one.fn ?? ''] ?? digitsByInput) : NORMALISERS[one.fn ?? ''];
  if (rewrite === undefined) return unmapped;
  if (Array.isArray(one.in)) return one.in.map((text) => rewrite(String(text), one, tools));
  return rewrite(String(one.in), one, tools);
}

/** Rows that name no function: Latin digits are asked for in Persian, others in Latin. */
function digitsByInput(text: string): string {
  const to: DigitScript = /[٠-٩۰-۹]/.test(text) ? 'latin' : 'persian';
  return convertDigits(text, to);
}

function tokensOf(one: FiledCase): readonly string[] {
  const isHazm = one.source_repo === 'roshan-research/hazm';
  const replacesLinks = String(one.opts ?? one['ctx'] ?? '').includes('replace_links');
  return tokenise(String(one.in), { joinSigns: isHazm }).map((token) =>
    token.kind === 'url' && replacesLinks ? 'LINK' : token.raw,
  );
}

/** F1 over token spans, counted in the text without white space, as UD scorers do. */
function tokenF1(cases: readonly FiledCase[]): { readonly figure: number; readonly failures: readonly Failure[] } {
  let shared = 0;
  let given = 0;
  let wanted = 0;
  const failures: Failure[] = [];
  for (const one of cases) {
    const answer = tokensOf(one);
    const gold = Array.isArray(one.out) ? one.out.map(String) : String(one.out).split(' ');
    const answerSpans = spansOf(answer);
    const goldSpans = spansOf(gold);
    const right = [...answerSpans].filter((span) => goldSpans.has(span)).length;
    shared += right;
    given += answerSpans.size;
    wanted += goldSpans.size;
    if (right !== answerSpans.size || right !== goldSpans.size) failures.push({ in: one.in, out: gold, answer });
  }
  return { figure: (2 * shared) / (given + wanted), failures };
}

function spansOf(tokens: readonly string[]): ReadonlySet<string> {
  const spans = new Set<string>();
  let start = 0;
  for (const token of tokens) {
    const end = start + token.replace(/\s/g, '').length;
    spans.add(`${start}-${end}`);
    start = end;
  }
  return spans;
}

export const characterRows: readonly BenchRow[] = [
  {
    capability: 'letters, digits, diacritics, elongation',
    files: ['normalise', 'digits'],
    anchor: '60.5 %',
    goal: 85,
    direction: 'at-least',
    unit: '%',
    measure: percentRight(normaliseAnswer),
  },
  {
    capability: 'token F1',
    files: ['tokenise', 'informal_tokenise'],
    anchor: '0.9995',
    goal: 0.9995,
    direction: 'at-least',
    unit: 'F1',
    measure: (cases) => tokenF1(cases),
  },
];
