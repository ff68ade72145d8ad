import type { Span, Token, WordReading } from '../document.ts';

const unread: WordReading = {};

/**
 * A token with its reading: every field, also those that say nothing, in one order, so that all tokens are alike to the engine.
 * `written` has the same letters, where they are remembered: whoever looks them up later finds the very strings again.
 */
export function makeToken(
  token: Span & Pick<Token, 'raw' | 'kind' | 'key'>,
  reading: WordReading = unread,
  written: Pick<Token, 'raw' | 'key'> = token,
): Token {
  return {
    start: token.start,
    end: token.end,
    startCodePoint: token.startCodePoint,
    endCodePoint: token.endCodePoint,
    raw: written.raw,
    kind: token.kind,
    key: written.key,
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
