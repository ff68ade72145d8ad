import { valueKey, wordsOf } from '../entities/find-whole-values.ts';
import { wordEntities } from '../entities/word-entities.ts';
import type { Reading, ReadToken } from '../features/reading.ts';

/** Finglish forms of what hangs on a word, by the role that the reader names. */
const latinForms: { readonly [role: string]: RegExp } = {
  possessive: /(?:[ae]?m|[ae]?t|[ae]?sh|[ae]?m(?:oo|ou|u|o)n|[ae]?t(?:oo|ou|u|o)n|[ae]?sh(?:oo|ou|u|o)n)$/u,
  ra: /(?:ro|o)$/u,
  plural: /(?:haa?|aa?)$/u,
  indefinite: /(?:yi|ii?)$/u,
  definite: /e$/u,
  copula: /(?:st|e)$/u,
  ezafe: /(?:ye|e)$/u,
  ham: /(?:ham|[ae]m)$/u,
};
/** «دوتاش», «سه تاشو»: of a quantity only the number and «تا» are the value. */
const afterClassifier = /(?<=تا)(?:ش|شو|شون|شونو|یش|تون|مون|یی|ی|م)$/u;
/** What hangs on a word but is typed apart from it («خانواده ام», «ادامه ی») belongs to no value. */
const rolesApart: ReadonlySet<string> = new Set(['possessive', 'copula', 'ezafe']);
const lastApart = /\s+\S+$/u;
const adjectiveEnding = /^\u200c?ا?ی/u;
/** Shorter rests are no words. */
const shortestWord = 2;

export interface SuffixedSpan {
  readonly entity: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The end of a span without the plural, ezafe or clitics of its last word, by the reader's word that they lean on; of
 * entities of other kinds only without what is typed apart from the word; the end as it is for values that hold together (`wholeValues`), and where the
 * word does not begin with its host as typed. A final «ی» stays on colours and after another word («مودم جیبی»): there
 * it makes an adjective.
 */
export function endWithoutSuffix(
  text: string,
  reading: Reading,
  span: SuffixedSpan,
  wholeValues: ReadonlySet<string> = new Set(),
): number {
  if (span.entity === 'quantity')
    return span.end - (afterClassifier.exec(text.slice(span.start, span.end))?.[0].length ?? 0);
  const apart = endBeforeApart(text, reading, span);
  if (apart > span.start) return apart;
  if (!wordEntities.has(span.entity)) return span.end;
  const words = wordsOf(reading, span);
  const last = words.at(-1);
  if (last?.clitics === undefined || last.clitics.length === 0 || last.end !== span.end) return span.end;
  if (wholeValues.has(valueKey(words))) return span.end;
  const raw = text.slice(last.start, last.end).replace(/ي/gu, 'ی').replace(/ك/gu, 'ک');
  const isLatin = /^[a-z]/iu.test(raw);
  const length = isLatin ? latinLength(raw.toLowerCase(), last) : hostLength(raw, last, span);
  return length >= shortestWord ? last.start + length : span.end;
}

/** Where the span ends without what its last word has hanging apart; -1 when there is no such thing. */
function endBeforeApart(text: string, { tokens }: Reading, { end }: SuffixedSpan): number {
  const last = tokens.find((token) => token.end === end);
  const role = last?.clitics?.at(-1)?.role;
  if (last === undefined || role === undefined || !rolesApart.has(role)) return -1;
  const space = text.slice(last.start, end).search(lastApart);
  return space < 0 ? -1 : last.start + space;
}

function hostLength(raw: string, { host = '', clitics = [] }: ReadToken, span: SuffixedSpan): number {
  if (host === '' || raw.length <= host.length || !raw.startsWith(host)) return 0;
  const isAdjective =
    clitics[0]?.role === 'indefinite' && (span.entity === 'color' || span.end - span.start > raw.length);
  if (!isAdjective) return host.length;
  const ending = adjectiveEnding.exec(raw.slice(host.length));
  return ending === null ? 0 : host.length + ending[0].length;
}

function latinLength(raw: string, { clitics = [] }: ReadToken): number {
  let rest = raw;
  for (const { role } of [...clitics].reverse()) {
    const form = latinForms[role];
    const shorter = form === undefined ? rest : rest.replace(form, '');
    if (shorter === rest) return 0;
    rest = shorter;
  }
  return rest.length;
}
