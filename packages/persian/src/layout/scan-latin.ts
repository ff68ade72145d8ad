import { closesAt, type Finglish } from '../finglish/finglish.ts';
import { createBoundedCache } from '../words/bounded-cache.ts';
import { type LatinContext, type LatinToken, mixedReading, type ReadLatin } from './read-latin.ts';

/** A run without white space that holds a Latin letter, cut into the token and the punctuation around it. */
interface Chunk {
  readonly text: string;
  readonly start: number;
}

/** A piece of a run, in one writing, with its tokens by what surrounds it (see `placeOf`), found when they are first asked for. */
interface KnownChunk extends Chunk {
  readonly tokens: (readonly LatinToken[] | undefined)[];
}

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

/** Reads the tokens with a Latin letter of a text. */
export type ScanLatin = (text: string) => readonly LatinToken[];

const cachedRuns = 10_000;

/**
 * Builds a scanner: every token with a Latin letter and the writing it was meant in, in the order of the text. What it
 * cuts and reads of a run without white space is remembered.
 */
export function createScanLatin(readLatin: ReadLatin, finglish: Finglish): ScanLatin {
  const cuts = createBoundedCache<readonly KnownChunk[]>(cachedRuns);

  const chunksOf = (run: string): readonly KnownChunk[] => {
    if (run.length > longestChunk) return [];
    const known = cuts.get(run);
    if (known !== undefined) return known;
    const found = addresses.test(run) ? [] : splitScripts(run);
    cuts.set(run, found);
    return found;
  };
  /** The tokens of a chunk, their places counted from its beginning. */
  const tokensOf = (chunk: KnownChunk, context: LatinContext): readonly LatinToken[] => {
    const place = placeOf(context);
    const found = chunk.tokens[place] ?? readChunk(readLatin, chunk.text, context);
    chunk.tokens[place] = found;
    return found;
  };

  return (text) => {
    if (!hasLatin.test(text)) return [];
    const chunks: KnownChunk[] = [];
    const starts: number[] = [];
    for (const run of latinRuns(text))
      for (const chunk of chunksOf(run.text)) {
        chunks.push(chunk);
        starts.push(run.start + chunk.start);
      }
    const context = { hasPersian: /[\u0621-\u064a\u067e-\u06cc]{2,}/u.test(text), latinWords: chunks.length };
    const found: LatinToken[] = [];
    let hasFinglish = false;
    for (let at = 0; at < chunks.length; at += 1)
      for (const { token, start, reading, persian } of tokensOf(chunks[at] as KnownChunk, context)) {
        found.push({ token, start: (starts[at] as number) + start, reading, persian });
        hasFinglish ||= reading === 'finglish';
      }
    return hasFinglish ? inSequence(finglish, text, found) : found;
  };
}

/** What surrounds a token as far as its reading asks: 0 to 3. */
const placeOf = ({ hasPersian, latinWords }: LatinContext): number => (hasPersian ? 2 : 0) + (latinWords === 1 ? 1 : 0);

/** The runs without white space that hold a Latin letter. */
function latinRuns(text: string): readonly Chunk[] {
  const runs: Chunk[] = [];
  for (let start = 0; start < text.length; ) {
    let end = start;
    let isLatin = false;
    for (; end < text.length && !isSpace(text.charCodeAt(end)); end += 1) isLatin ||= isLetter(text.charCodeAt(end));
    if (isLatin) runs.push({ text: text.slice(start, end), start });
    start = end + 1;
  }
  return runs;
}

const isLetter = (unit: number): boolean => (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;

/** White space as `\s` has it. */
const isSpace = (unit: number): boolean =>
  unit < 0x80 ? unit === 0x20 || (unit >= 9 && unit <= 13) : wideSpaces.has(unit);

const wideSpaces = new Set([...'\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff'].map((space) => space.charCodeAt(0)));
for (let unit = 0x2000; unit <= 0x200a; unit += 1) wideSpaces.add(unit);

const isFinglish = (token: LatinToken): boolean => token.reading === 'finglish';

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
  const persian = finglish.words(latin.filter((_, index) => isFinglish(tokens[index] as LatinToken)));
  let at = 0;
  return tokens.map((token) => {
    if (persian.length > 0 && token.reading === 'english') return withLoan(finglish, token);
    if (!isFinglish(token)) return token;
    const spelled = persian[at];
    at += 1;
    return spelled === undefined ? token : meaning(token, spelled);
  });
}

/** An English word among Finglish is said as its Persian loan-word («code» → «کد»). */
function withLoan(finglish: Finglish, token: LatinToken): LatinToken {
  const persian = finglish.loanOf(token.token);
  return persian === undefined ? token : meaning(token, persian);
}

const meaning = ({ token, start, reading }: LatinToken, persian: string): LatinToken => ({
  token,
  start,
  reading,
  persian,
});

/** «گوشیA52» and «این‌email»: Latin and Persian letters that touch are read apart. */
function splitScripts(text: string): KnownChunk[] {
  return [...text.matchAll(/[^\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff\u200c]+/gu)]
    .filter((match) => /[A-Za-z]/u.test(match[0]))
    .map((match) => ({ text: match[0], start: match.index, tokens: [undefined, undefined, undefined, undefined] }));
}

function readChunk(readLatin: ReadLatin, chunk: string, context: LatinContext): LatinToken[] {
  const withKeys = trimTo(chunk, layoutKey);
  const bare = trimTo(chunk, plainKey);
  if (bare === '') return [];
  if (withKeys !== bare) {
    const reading = readLatin(withKeys, context);
    if (reading.reading === 'layout') return [{ token: withKeys, start: chunk.indexOf(withKeys), ...reading }];
    const inner = readLatin(bare, context);
    if (inner.reading === 'layout') return [{ token: bare, start: chunk.indexOf(bare), ...inner }];
  }
  if (/^[\w-]+$/u.test(bare) || /[;[\]\\]/u.test(bare))
    return [{ token: bare, start: chunk.indexOf(bare), ...readLatin(bare, context) }];
  const whole = readLatin(bare, context);
  if (whole.reading === 'layout') return [{ token: bare, start: chunk.indexOf(bare), ...whole }];
  const parts: LatinToken[] = [];
  for (const match of bare.matchAll(/[A-Za-z0-9][\w'-]*/gu)) {
    if (!/[A-Za-z]/u.test(match[0])) continue;
    const token = match[0];
    const mixed = mixedReading(token);
    const reading = mixed ? { reading: mixed } : readLatin(token, context);
    parts.push({ token, start: chunk.indexOf(bare) + match.index, ...reading });
  }
  return parts;
}
