import type { Span, Token } from '../document.ts';

/** A sentence: its span without the white space around it, and the half-open range of its tokens. */
export interface Sentence extends Span {
  readonly text: string;
  readonly firstToken: number;
  readonly endToken: number;
}

const FINAL = /^(?:[.]+|[!！]+|[?؟？]+|…+|[。])$/;
const CLOSER = /^[)\]}»”’"']+$/;

/**
 * Sentences of a tokenised text: they end after «.», «!», «؟», «…» (with the closing quotes after them) and at line breaks.
 * A stop between two letters or digits without a space is no end when the next word is Latin (`node.js`).
 */
export function splitSentences(text: string, tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = [];
  let first = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    let last = index;
    if (isFinal(text, tokens, index)) {
      while (last + 1 < tokens.length && isAttachedEnd(tokens, last)) last += 1;
    } else if (!hasLineBreakAfter(text, tokens, index)) continue;
    pushSentence(sentences, text, tokens, [first, last + 1]);
    first = last + 1;
    index = last;
  }
  if (first < tokens.length) pushSentence(sentences, text, tokens, [first, tokens.length]);
  return sentences;
}

function isFinal(text: string, tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined || token.kind !== 'punctuation' || !FINAL.test(token.raw)) return false;
  const next = tokens[index + 1];
  if (next === undefined || next.start > token.end || token.raw !== '.') return true;
  return !/^[A-Za-z0-9]/.test(next.raw) || !/[A-Za-z0-9]$/.test(text.slice(Math.max(0, token.start - 1), token.start));
}

function isAttachedEnd(tokens: readonly Token[], last: number): boolean {
  const token = tokens[last];
  const next = tokens[last + 1];
  if (token === undefined || next === undefined || next.kind !== 'punctuation') return false;
  return FINAL.test(next.raw) || (next.start === token.end && CLOSER.test(next.raw));
}

function hasLineBreakAfter(text: string, tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (token === undefined || next === undefined || next.start === token.end) return false;
  for (let at = token.end; at < next.start; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a || unit === 0x0d || unit === 0x2028 || unit === 0x2029) return true;
  }
  return false;
}

function pushSentence(
  sentences: Sentence[],
  text: string,
  tokens: readonly Token[],
  range: readonly [number, number],
): void {
  const first = tokens[range[0]];
  const last = tokens[range[1] - 1];
  if (first === undefined || last === undefined) return;
  sentences.push({
    start: first.start,
    end: last.end,
    startCodePoint: first.startCodePoint,
    endCodePoint: last.endCodePoint,
    text: text.slice(first.start, last.end),
    firstToken: range[0],
    endToken: range[1],
  });
}
