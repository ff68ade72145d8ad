import { matchKey } from '../characters/match-key.ts';
import { createOffsetMap } from '../characters/offset-map.ts';
import type { Token, TokenPart, TokenReading } from '../document.ts';
import { makeToken } from '../tokens/make-token.ts';

/**
 * The tokens that entities are read from: those of the text, for numbers and dates have their own rules of joining and
 * cutting; but Finglish and wrongly laid out words stand for the Persian that was meant, and words run together are cut.
 * Where there are none of these, the very list is given back.
 */
export function termTokens(
  text: string,
  tokens: readonly Token[],
  readings: readonly (TokenReading | undefined)[],
): readonly Token[] {
  if (!readings.some(isMeantOtherwise)) return tokens;
  const output: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    const reading = readings[index];
    if (token === undefined) continue;
    if (reading?.parts !== undefined && isRunTogether(token, reading.parts))
      pushParts(output, text, token, reading.parts);
    else if (reading !== undefined && isMeantPersian(reading)) {
      const covered = Math.max(1, Math.min(reading.covers ?? 1, tokens.length - index));
      const last = tokens[index + covered - 1] ?? token;
      output.push(meantToken(text, token, last, reading));
      index += covered - 1;
    } else output.push(token);
  }
  return output;
}

const isMeantPersian = ({ persian, script }: TokenReading): boolean =>
  persian !== undefined && (script === 'finglish' || script === 'layout');

const isMeantOtherwise = (reading: TokenReading | undefined): boolean =>
  reading !== undefined && (reading.parts !== undefined || isMeantPersian(reading));

/** «سلاموقتتونبخیر», but not «شنبه‌بازار», whose writer meant one word. */
function isRunTogether(token: Token, parts: readonly TokenPart[]): boolean {
  return parts.every(
    (part) =>
      token.raw.charCodeAt(part.end - token.start) !== 0x200c &&
      token.raw.charCodeAt(part.end - token.start - 1) !== 0x200c,
  );
}

function pushParts(output: Token[], text: string, token: Token, parts: readonly TokenPart[]): void {
  const map = token.endCodePoint - token.startCodePoint === token.raw.length ? undefined : createOffsetMap(token.raw);
  for (const { start, end } of parts) {
    const raw = text.slice(start, end);
    const codePoint = (offset: number): number =>
      token.startCodePoint + (map === undefined ? offset - token.start : map.toCodePoint(offset - token.start));
    output.push(
      makeToken({
        start,
        end,
        startCodePoint: codePoint(start),
        endCodePoint: codePoint(end),
        raw,
        kind: token.kind,
        key: matchKey(raw),
      }),
    );
  }
}

function meantToken(text: string, first: Token, last: Token, reading: TokenReading): Token {
  const { persian = '', script = 'finglish' } = reading;
  const raw = first === last ? first.raw : text.slice(first.start, last.end);
  const kind = first === last ? first.kind : 'word';
  const { start, startCodePoint, key } = first;
  const { end, endCodePoint } = last;
  return makeToken({ start, end, startCodePoint, endCodePoint, raw, kind, key }, { script, persian });
}
