import type { Token } from '../document.ts';
import { keyOffset } from './key-offset.ts';
import type { Term } from './term.ts';

/** End in the text of the first `stemLength` letters of a term's key: where its ending begins. */
export function stemEnd(term: Term, tokens: readonly Token[], stemLength: number): number {
  if (stemLength >= term.key.length) return term.end;
  const token = tokens[term.token];
  if (token === undefined || token.persian !== undefined) return term.end;
  return term.start + keyOffset(token.raw.slice(term.start - token.start, term.end - token.start), stemLength);
}
