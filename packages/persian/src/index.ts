export { convertDigits, type DigitScript, digitValue, latinNumerals } from './characters/digits.ts';
export { type IsKnownWord, shortenElongation } from './characters/elongation.ts';
export { emojiEnd } from './characters/emoji.ts';
export { bareLetters, persianise } from './characters/letters.ts';
export { removeBidiMarks, removeDiacritics, removeTatweel } from './characters/marks.ts';
export { matchKey } from './characters/match-key.ts';
export { createOffsetMap, type OffsetMap } from './characters/offset-map.ts';
export { cleanHalfSpaces, cleanSpaces } from './characters/spaces.ts';
export type {
  Alternative,
  AnalyseWords,
  AttributeEntity,
  AttributeKind,
  CatalogueEntity,
  Clitic,
  DateEntity,
  Document,
  DurationEntity,
  Entity,
  EntityKind,
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
export { parseNumber } from './numbers/parse-number.ts';
export { createReader, type PersianData, type Reader, type ReadOptions } from './reader/create-reader.ts';
export { type Sentence, splitSentences } from './tokens/sentences.ts';
export { tokenise } from './tokens/tokenise.ts';
