/**
 * What the reader gives back. Nothing here ever rewrites the customer's text: every token and entity is a span of the
 * original with readings beside it. `start`/`end` count UTF-16 units (as JavaScript strings do), `startCodePoint` and
 * `endCodePoint` count code points (as Python does); both are half open.
 */

/** A half-open span of the original text, in UTF-16 units and in code points. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly startCodePoint: number;
  readonly endCodePoint: number;
}

/** What a token looks like; `code` mixes Latin letters with digits (`A52s`, `SM-G991B`). */
export type TokenKind = 'word' | 'number' | 'punctuation' | 'emoji' | 'url' | 'email' | 'code';

/** In which writing a token was meant: typed Persian, English or a brand, Finglish, the wrong keyboard layout, a model code. */
export type ScriptReading = 'persian' | 'english' | 'finglish' | 'layout' | 'code';

/** A suffix that is a word of its own: `form` as it stands in formal writing, `role` what it does. */
export interface Clitic {
  readonly form: string;
  readonly role:
    | 'possessive'
    | 'object'
    | 'copula'
    | 'ra'
    | 'ham'
    | 'plural'
    | 'indefinite'
    | 'definite'
    | 'ezafe'
    | 'comparative';
}

/** Another reading with its weight (the weights of one token, its first reading included, sum to at most 1). */
export interface Alternative {
  readonly text: string;
  readonly weight: number;
}

/** What the analysis of words may say of a token; every field is undefined (or absent) when nothing certain is known. */
export interface WordReading {
  /** Formal spelling («می‌خوام» → «می‌خواهم»); may hold spaces («گرونه» → «گران است»). */
  readonly formal?: string | undefined;
  /** Dictionary form; of a verb its infinitive or past#present stems. */
  readonly lemma?: string | undefined;
  readonly stem?: string | undefined;
  /** The word that the clitics lean on («کتابامو» → «کتاب»). */
  readonly host?: string | undefined;
  readonly clitics?: readonly Clitic[] | undefined;
  readonly script?: ScriptReading | undefined;
  /** `verb`, or the classes that the lexicon has of the host: `noun`, `noun adjective`, `noun name` …; empty when it has none. */
  readonly part?: string | undefined;
  /** How rare the host is: each step is eight times rarer than the one before, from 0. */
  readonly rarity?: number | undefined;
  /** The Persian that was meant by a Latin or wrongly laid out token, or the English meant by a Persian one. */
  readonly persian?: string | undefined;
  readonly alternatives?: readonly Alternative[] | undefined;
}

/** One token: a span, its kind, its match key and what the analysis of words says of it. */
export interface Token extends Span, WordReading {
  readonly raw: string;
  readonly kind: TokenKind;
  /** Equal for all spellings that must match: see `matchKey`. */
  readonly key: string;
}

/**
 * The reading of one token, given by the analyser. `covers` joins this token and the next ones to one (a word typed on the
 * wrong layout that holds punctuation keys, «می خوام»); `parts` cuts it («سلاموقتتونبخیر»): spans in UTF-16 units of the
 * text, in order, inside the token.
 */
export interface TokenReading extends WordReading {
  readonly covers?: number | undefined;
  readonly parts?: readonly TokenPart[] | undefined;
}

export interface TokenPart {
  readonly start: number;
  readonly end: number;
  readonly reading?: WordReading | undefined;
}

/** A word as written, as the reader remembers it for the next message. */
export interface RememberedWord {
  readonly raw: string;
  readonly key: string;
  /** The analyser's own: what it knows of the word. A reader has one analyser. */
  analysed: object | undefined;
}

/** What the analyser is given: the whole text and its tokens before any reading. */
export interface WordsToAnalyse {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Memory of the reader for the tokens that are words, parallel to `tokens`. */
  readonly written?: readonly (RememberedWord | undefined)[] | undefined;
  /** Match keys of the caller's own words (catalogue): known words, never to be mended. */
  readonly knownKeys?: ReadonlySet<string> | undefined;
}

/**
 * Port of the word analysis: answers an array parallel to `tokens` (`undefined` where there is nothing to say).
 * It must not throw and must take time linear in the length of the text.
 */
export type AnalyseWords = (input: WordsToAnalyse) => readonly (TokenReading | undefined)[];

interface EntityOf<Kind extends string, Value> extends Span {
  readonly kind: Kind;
  /** The exact substring of the text. */
  readonly text: string;
  /** The resolved value; its shape and unit depend on `kind`. */
  readonly value: Value;
}

/** `[lowest, highest]`, both included. */
export type Range<Item> = readonly [Item, Item];

/** A number said as a quantity, size, count or code; `[lo, hi]` for an approximate one («سه چهار تا»). */
export interface NumberEntity extends EntityOf<'number', number | Range<number>> {
  readonly ordinal?: true;
}

export type PriceOperator = 'eq' | 'lt' | 'gt' | 'about' | 'between';

/** Money in rial (1 toman = 10 rial). `alternatives` holds other readings of the amount, best first. */
export interface PriceEntity extends EntityOf<'price', number | Range<number>> {
  readonly operator: PriceOperator;
  readonly alternatives?: readonly number[];
}

/**
 * A date or a span of days: `YYYY-MM-DD` or `YYYY-MM-DD/YYYY-MM-DD` (both days included), Gregorian, in Tehran.
 * `certainty` is below 1 when year, month or week had to be guessed.
 */
export interface DateEntity extends EntityOf<'date', string> {
  /** The first day in the Jalali calendar, `YYYY-MM-DD`. */
  readonly jalali: string;
  readonly granularity: 'day' | 'week' | 'month' | 'season' | 'year' | 'range';
  readonly certainty: number;
}

/** A time of day `HH:MM` or a range `HH:MM/HH:MM`; two values when morning or afternoon is open. */
export interface TimeEntity extends EntityOf<'time', string> {
  readonly alternatives?: readonly string[];
}

/** ISO 8601 duration (`PT2H`, `P3D`), or two of them with a slash for a range (`P2D/P3D`). */
export interface DurationEntity extends EntityOf<'duration', string> {
  readonly lowestSeconds: number;
  readonly highestSeconds: number;
}

/** A part of the day without an hour: «صبح», «عصر», «شب». */
export type DayPartEntity = EntityOf<
  'day-part',
  'morning' | 'noon' | 'afternoon' | 'evening' | 'night' | 'midnight' | 'dawn'
>;

/** How often: an ISO 8601 duration («هر روز» is `P1D`) or a weekday («هر جمعه» is `FR`, as in RFC 5545). */
export type FrequencyEntity = EntityOf<'frequency', string>;

/** How many the customer wants («دو تا», «۳ جفت»); `unit` is the canonical unit word, absent after تا, دونه, عدد. */
export interface QuantityEntity extends EntityOf<'quantity', number | Range<number>> {
  readonly unit?: string;
}

export type IdentifierKind =
  | 'phone'
  | 'landline'
  | 'national_id'
  | 'legal_id'
  | 'card'
  | 'sheba'
  | 'postal_code'
  | 'plate'
  | 'order_number'
  | 'tracking_code'
  | 'email'
  | 'url';

/** A checked identifier in canonical form: phones E.164, sheba with IR, digits Latin without separators, e-mail lower case. */
export interface IdentifierEntity extends EntityOf<IdentifierKind, string> {
  /** Bank of a card or sheba, province of a plate, when known. */
  readonly issuer?: string;
}

export type AttributeKind = 'color' | 'size' | 'city' | 'province' | 'unit';

/** Colour, size, place or unit word with its canonical name («سورمه ای» → «سرمه‌ای», «لارج» → «L»). */
export interface AttributeEntity extends EntityOf<AttributeKind, string> {
  /** Province of a city. */
  readonly province?: string;
}

/** A name of the caller's catalogue; `value` is the name as the catalogue writes it. */
export interface CatalogueEntity extends EntityOf<'product' | 'brand' | 'category', string> {
  readonly id?: string;
}

export type Entity =
  | NumberEntity
  | PriceEntity
  | DateEntity
  | TimeEntity
  | DurationEntity
  | DayPartEntity
  | FrequencyEntity
  | QuantityEntity
  | IdentifierEntity
  | AttributeEntity
  | CatalogueEntity;

export type EntityKind = Entity['kind'];

/** A read message. Tokens and entities are in the order of the text; entities of different kinds may overlap. */
export interface Document {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly entities: readonly Entity[];
}
