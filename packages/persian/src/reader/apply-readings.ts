import { matchKey } from '../characters/match-key.ts';
import { createOffsetMap } from '../characters/offset-map.ts';
import type { Token, TokenPart, TokenReading, WordsToAnalyse } from '../document.ts';
import { makeToken } from '../tokens/make-token.ts';

/** Lays the readings on the tokens: joins what they join, cuts what they cut, else adds the fields. */
export function applyReadings(
  input: WordsToAnalyse,
  readings: readonly (TokenReading | undefined)[],
): readonly Token[] {
  const output: Token[] = [];
  for (let index = 0; index < input.tokens.length; index += 1) {
    const token = input.tokens[index];
    if (token === undefined) continue;
    const reading = readings[index];
    if (reading === undefined) output.push(token);
    else if (reading.parts !== undefined) pushParts(output, input.text, token, reading.parts);
    else {
      const covered = Math.max(1, Math.min(reading.covers ?? 1, input.tokens.length - index));
      const last = input.tokens[index + covered - 1] ?? token;
      if (last === token) output.push(makeToken(token, reading, input.written?.[index] ?? token));
      else output.push(makeToken(joinTokens(input.text, token, last), reading));
      index += covered - 1;
    }
  }
  return output;
}

function joinTokens(text: string, first: Token, last: Token): Token {
  const raw = text.slice(first.start, last.end);
  return makeToken({
    start: first.start,
    end: last.end,
    startCodePoint: first.startCodePoint,
    endCodePoint: last.endCodePoint,
    raw,
    kind: 'word',
    key: matchKey(raw),
  });
}

function pushParts(output: Token[], text: string, token: Token, parts: readonly TokenPart[]): void {
  const map = token.endCodePoint - token.startCodePoint === token.raw.length ? undefined : createOffsetMap(token.raw);
  const codePoint = (offset: number): number =>
    token.startCodePoint + (map === undefined ? offset - token.start : map.toCodePoint(offset - token.start));
  for (const part of parts) {
    const raw = text.slice(part.start, part.end);
    const piece = {
      start: part.start,
      end: part.end,
      startCodePoint: codePoint(part.start),
      endCodePoint: codePoint(part.end),
      raw,
      kind: token.kind,
      key: matchKey(raw),
    };
    output.push(makeToken(piece, part.reading));
  }
}
