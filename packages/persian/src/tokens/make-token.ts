import type { Span, Token, WordReading } from '../document.ts';

const unread: WordReading = {};

/** A token with its reading: every field, also those that say nothing, in one order, so that all tokens are alike to the engine. */
export function makeToken(token: Span & Pick<Token, 'raw' | 'kind' | 'key'>, reading: WordReading = unread): Token {
  return {
    start: token.start,
    end: token.end,
    startCodePoint: token.startCodePoint,
    endCodePoint: token.endCodePoint,
    raw: token.raw,
    kind: token.kind,
    key: token.key,
    formal: reading.formal,
    lemma: reading.lemma,
    stem: reading.stem,
    host: reading.host,
    clitics: reading.clitics,
    script: reading.script,
    part: reading.part,
    rarity: reading.rarity,
    persian: reading.persian,
    alternatives: reading.alternatives,
  };
}
