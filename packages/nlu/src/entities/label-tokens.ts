import type { ReadToken } from '../features/reading.ts';
import { type EntityType, typeKey } from './label-set.ts';

export interface AnnotatedSpan extends EntityType {
  readonly start: number;
  readonly end: number;
}

export interface TokenLabels {
  readonly labels: Int32Array;
  /** Spans that touch no token, or whose tokens an earlier span already has. */
  readonly dropped: readonly AnnotatedSpan[];
  /** Spans whose ends lie inside a token. */
  readonly misaligned: readonly AnnotatedSpan[];
}

/**
 * Turns annotated spans into one BIO label a token: a token belongs to a span when more than half of it lies in it, or all
 * of it but what hangs on its word («[کتاب](category) هام», which a parse leaves out as well).
 */
export function labelTokens(
  tokens: readonly ReadToken[],
  spans: readonly AnnotatedSpan[],
  typeIndex: ReadonlyMap<string, number>,
): TokenLabels {
  const labels = new Int32Array(tokens.length);
  const dropped: AnnotatedSpan[] = [];
  const misaligned: AnnotatedSpan[] = [];
  for (const span of spans) {
    const type = typeIndex.get(typeKey(span));
    const covered: number[] = [];
    let isExact = true;
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!;
      const overlap = Math.min(token.end, span.end) - Math.max(token.start, span.start);
      if (overlap <= 0) continue;
      if (isWordOf(token, span)) {
        covered.push(at);
        continue;
      }
      if (token.start < span.start || token.end > span.end) isExact = false;
      if (overlap * 2 > token.end - token.start) covered.push(at);
    }
    if (type === undefined || covered.length === 0 || covered.some((at) => labels[at] !== 0)) {
      dropped.push(span);
      continue;
    }
    if (!isExact) misaligned.push(span);
    covered.forEach((at, place) => {
      labels[at] = 2 * type + (place === 0 ? 1 : 2);
    });
  }
  return { labels, dropped, misaligned };
}

/** Whether a span ends with the word that a token's plural, ezafe or clitics lean on. */
function isWordOf({ start, host, clitics }: ReadToken, span: AnnotatedSpan): boolean {
  return clitics !== undefined && clitics.length > 0 && span.start <= start && span.end - start === host?.length;
}
