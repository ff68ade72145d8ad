export { type Catalogue, type CatalogueEntry, createCatalogue } from './attributes/catalogue.ts';
export { isPublicHoliday } from './calendar/holidays.ts';
export {
  epochDayOf,
  epochDayToGregorian,
  epochDayToJalali,
  isJalaliDate,
  isJalaliLeapYear,
  type JalaliDate,
  jalaliMonthLength,
  jalaliToEpochDay,
} from './calendar/jalali.ts';
export { isoDate, jalaliIsoDate, tehranDay, weekdayOf } from './calendar/tehran-days.ts';
export { convertDigits, type DigitScript, digitValue, latinNumerals } from './characters/digits.ts';
export { type IsKnownWord, shortenElongation } from './characters/elongation.ts';
export { emojiEnd } from './characters/emoji.ts';
export { type EzafeStyle, writeEzafe } from './characters/ezafe.ts';
export { bareLetters, persianise } from './characters/letters.ts';
export { removeBidiMarks, removeDiacritics, removeTatweel } from './characters/marks.ts';
export { matchKey } from './characters/match-key.ts';
export { createOffsetMap, type OffsetMap } from './characters/offset-map.ts';
export { persianPunctuation } from './characters/punctuation.ts';
export { cleanHalfSpaces, cleanSpaces } from './characters/spaces.ts';
export type {
  Alternative,
  AnalyseWords,
  AttributeEntity,
  AttributeKind,
  CatalogueEntity,
  Clitic,
  DateEntity,
  DayPartEntity,
  Document,
  DurationEntity,
  Entity,
  EntityKind,
  FrequencyEntity,
  IdentifierEntity,
  IdentifierKind,
  NumberEntity,
  PriceEntity,
  PriceOperator,
  QuantityEntity,
  Range,
  ScriptReading,
  Span,
  TimeEntity,
  Token,
  TokenKind,
  TokenPart,
  TokenReading,
  WordReading,
  WordsToAnalyse,
} from './document.ts';
export { type Bank, bankOfCard, bankOfSheba, banks } from './identifiers/banks.ts';
export { hasLuhnCheck, parseCard } from './identifiers/card.ts';
export { type LegalIdOptions, parseLegalId } from './identifiers/legal-id.ts';
export { isNationalId, type NationalIdOptions, parseNationalId } from './identifiers/national-id.ts';
export { parseLandline, parseMobile } from './identifiers/phone.ts';
export { isPlateDigits, type Plate, parsePlate } from './identifiers/plate.ts';
export { parsePostalCode } from './identifiers/postal-code.ts';
export { parseSheba } from './identifiers/sheba.ts';
export { type MoneyUnit, type ParseMoneyOptions, parseMoney } from './money/parse-money.ts';
export { type NumberWordsOptions, numberToWords, toOrdinal } from './numbers/number-to-words.ts';
export { parseNumber } from './numbers/parse-number.ts';
export { type SumOptions, sumNumberWords } from './numbers/sum-number-words.ts';
export { createReader, type PersianData, type Reader, type ReadOptions } from './reader/create-reader.ts';
export { type Sentence, splitSentences } from './tokens/sentences.ts';
export { tokenise } from './tokens/tokenise.ts';
export {
  type ConjugateOptions,
  conjugate,
  createWordAnalyser,
  inflect,
  type KeyboardLayout,
  type LatinReading,
  type LatinToken,
  type MendOptions,
  type NominalFeatures,
  type Paradigm,
  type Person,
  switchToLatin,
  switchToPersian,
  type VerbStemPair,
  type WordAnalyser,
  WordDataError,
  type WordSegment,
} from './words/public.ts';
