import { closesAt, type Finglish } from '../finglish/finglish.ts';
import { type LatinToken, mixedReading, type ReadLatin } from './read-latin.ts';

/** A run without white space that holds a Latin letter, cut into the token and the punctuation around it. */
interface Chunk {
  readonly text: string;
  readonly start: number;
}

const chunks = /\S+/gu;
const hasLatin = /[A-Za-z]/u;
/** Characters that a token on the wrong layout may begin or end with: keys of Persian letters. */
const layoutKey = /[\w;[\],'\\]/u;
const plainKey = /[A-Za-z0-9]/u;
/** Longer runs are no words; reading them would only cost time. */
const longestChunk = 200;

/** A run without the characters at its ends that do not belong to a token. */
function trimTo(text: string, belongs: RegExp): string {
  let start = 0;
  let end = text.length;
  while (start < end && !belongs.test(text[start] ?? '')) start += 1;
  while (end > start && !belongs.test(text[end - 1] ?? '')) end -= 1;
  return text.slice(start, end);
}
const addresses = /^(?:https?:\/\/|www\.)|@[\w.-]+\.\w|^[\w-]+(?:\.[\w-]+)*\.(?:com|ir|org|net|io|app|shop)\b|^@\w/iu;

/** Every token with a Latin letter and the writing it was meant in, in the order of the text. */
export function scanLatin(readLatin: ReadLatin, finglish: Finglish, text: string): readonly LatinToken[] {
  const found: LatinToken[] = [];
  if (!hasLatin.test(text)) return found;
  const list: Chunk[] = [...text.matchAll(chunks)].flatMap((match) =>
    match[0].length > longestChunk || !hasLatin.test(match[0]) || addresses.test(match[0])
      ? []
      : splitScripts(match[0], match.index),
  );
  const context = { hasPersian: /[\u0621-\u064a\u067e-\u06cc]{2,}/u.test(text), latinWords: list.length };
  for (const chunk of list) found.push(...readChunk(readLatin, chunk, context));
  return inSequence(finglish, text, found);
}

/** Finglish words that follow each other are put into Persian together. */
function inSequence(finglish: Finglish, text: string, tokens: readonly LatinToken[]): LatinToken[] {
  const latin = tokens.map((token, index) => {
    const next = tokens[index + 1];
    const between = text.slice(token.start + token.token.length, next?.start ?? text.length);
    const linked =
      next?.reading === 'finglish' || next?.reading === 'english'
        ? next.token
        : /[\u0621-\u06cc]/u.test(between)
          ? 'x'
          : undefined;
    return { latin: token.token, closes: closesAt(between.replace(/[\u0600-\u06ff]/gu, ''), linked) };
  });
  const isFinglish = (token: LatinToken): boolean => token.reading === 'finglish';
  const persian = finglish.words(latin.filter((_, index) => isFinglish(tokens[index] as LatinToken)));
  let at = 0;
  return tokens.map((token) => {
    if (persian.length > 0 && token.reading === 'english') return withLoan(finglish, token);
    if (!isFinglish(token)) return token;
    const spelled = persian[at];
    at += 1;
    return spelled === undefined ? token : { ...token, persian: spelled };
  });
}

/** An English word among Finglish is said as its Persian loan-word («code» → «کد»). */
function withLoan(finglish: Finglish, token: LatinToken): LatinToken {
  const persian = finglish.loanOf(token.token);
  return persian === undefined ? token : { ...token, persian };
}

/** «گوشیA52» and «این‌email»: Latin and Persian letters that touch are read apart. */
function splitScripts(text: string, start: number): Chunk[] {
  return [...text.matchAll(/[^\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff\u200c]+/gu)]
    .filter((match) => /[A-Za-z]/u.test(match[0]))
    .map((match) => ({ text: match[0], start: start + match.index }));
}

function readChunk(
  readLatin: ReadLatin,
  chunk: Chunk,
  context: { readonly hasPersian: boolean; readonly latinWords: number },
): LatinToken[] {
  const withKeys = trimTo(chunk.text, layoutKey);
  const bare = trimTo(chunk.text, plainKey);
  if (bare === '') return [];
  if (withKeys !== bare) {
    const reading = readLatin(withKeys, context);
    if (reading.reading === 'layout')
      return [{ token: withKeys, start: chunk.start + chunk.text.indexOf(withKeys), ...reading }];
    const inner = readLatin(bare, context);
    if (inner.reading === 'layout') return [{ token: bare, start: chunk.start + chunk.text.indexOf(bare), ...inner }];
  }
  if (/^[\w-]+$/u.test(bare) || /[;[\]\\]/u.test(bare))
    return [{ token: bare, start: chunk.start + chunk.text.indexOf(bare), ...readLatin(bare, context) }];
  const whole = readLatin(bare, context);
  if (whole.reading === 'layout') return [{ token: bare, start: chunk.start + chunk.text.indexOf(bare), ...whole }];
  const parts: LatinToken[] = [];
  for (const match of bare.matchAll(/[A-Za-z0-9][\w'-]*/gu)) {
    if (!/[A-Za-z]/u.test(match[0])) continue;
    const token = match[0];
    const mixed = mixedReading(token);
    const reading = mixed ? { reading: mixed } : readLatin(token, context);
    parts.push({ token, start: chunk.start + chunk.text.indexOf(bare) + match.index, ...reading });
  }
  return parts;
}
