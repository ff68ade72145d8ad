/** One token of a message as the features need it; the reader of `@hamzaban/persian` gives these and more. */
export interface ReadToken {
  /** UTF-16 offsets in the original text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Equal for all spellings that must match. */
  readonly key: string;
  readonly kind?: string | undefined;
  readonly formal?: string | undefined;
  readonly lemma?: string | undefined;
  readonly host?: string | undefined;
  /** Persian that was meant by a Latin or wrongly laid out token. */
  readonly persian?: string | undefined;
  readonly script?: string | undefined;
  /** The parts of speech that the host may be; undefined when it is unknown. */
  readonly part?: string | undefined;
  /** How rare the host is, in a few steps. */
  readonly rarity?: number | undefined;
  readonly clitics?: readonly { readonly form: string; readonly role: string }[] | undefined;
  /** Tokens with the same number differ in their places alone; 0 and up. Undefined where nobody has numbered the words. */
  readonly word?: number | undefined;
}

/** A value that the reader found by itself (price, date, phone …), with its resolved form. */
export interface ReadEntity {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly text: string;
  readonly value: unknown;
  /** Other readings where the reader leaves several open. */
  readonly alternatives?: readonly unknown[];
}

export interface Reading {
  readonly tokens: readonly ReadToken[];
  readonly entities: readonly ReadEntity[];
}

/** Port of the text engine: `createReader()` of `@hamzaban/persian` fits it as it stands. */
export interface Reader {
  readonly read: (text: string, options?: { readonly nowMs?: number }) => Reading;
}
