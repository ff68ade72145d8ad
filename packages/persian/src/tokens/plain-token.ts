import type { Span, Token } from '../document.ts';

/** A token before any reading; with every field of a read one, in the same order, so that all tokens are alike to the engine. */
export function plainToken(token: Span & Pick<Token, 'raw' | 'kind' | 'key'>): Token {
  return {
    start: token.start,
    end: token.end,
    startCodePoint: token.startCodePoint,
    endCodePoint: token.endCodePoint,
    raw: token.raw,
    kind: token.kind,
    key: token.key,
    formal: undefined,
    lemma: undefined,
    stem: undefined,
    host: undefined,
    clitics: undefined,
    script: undefined,
    part: undefined,
    rarity: undefined,
    persian: undefined,
    alternatives: undefined,
  };
}
