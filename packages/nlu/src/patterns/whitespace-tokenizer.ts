/** Start and end in UTF-16 units, end exclusive. */
export type TokenSpan = readonly [start: number, end: number];

/** `\w` of Python's `regex` module, which unlike `re` counts marks, ZWNJ and ZWJ. */
const word = '\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}';
const space = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
/**
 * The three kinds of junk that Rasa's WhitespaceTokenizer replaces by a space (rasa-compat 16.2). The first look-behind is
 * ours: where a run of junk does not match from its beginning it does not from later on, and trying is quadratic.
 */
const junk = new RegExp(
  `(?<![^${word}#@&])[^${word}#@&]+(?=[${space}]|$)|([${space}]|^)[^${word}#@&]+(?=[^0-9${space}])|(?<=[^0-9${space}])[^${word}._~:\\/?#\\[\\]()@!$&*+,;=\\-]+(?=[^0-9${space}])`,
  'gu',
);
const spaces = new RegExp(`[${space}]+`, 'u');
const onlyEmoji =
  /^[\u{1F600}-\u{1F64F}\u{1F300}-\u{1F5FF}\u{1F680}-\u{1F6FF}\u{1F1E0}-\u{1F1FF}\u{2702}-\u{27B0}\u{24C2}-\u{1F251}\u200d\u200c]+$/u;

/** Kinds of characters below `tableSize`; 0 is what words lose at their ends. */
const wordKind = 1;
const spaceKind = 2;
const otherKind = 3;
const tableSize = 0x700;
const joiners: ReadonlySet<number> = new Set([0x200c, 0x200d]);
const kinds = Uint8Array.from({ length: tableSize }, (_, unit) => {
  const character = String.fromCharCode(unit);
  if (spaces.test(character)) return spaceKind;
  if ('#@&'.includes(character)) return otherKind;
  return new RegExp(`[${word}]`, 'u').test(character) ? wordKind : 0;
});

function kindOf(unit: number): number {
  if (unit < tableSize) return kinds[unit]!;
  return joiners.has(unit) ? wordKind : otherKind;
}

/** Splits a text exactly as Rasa's WhitespaceTokenizer; offsets of the original text. The whole text when nothing remains. */
export function splitAtWhitespace(text: string): readonly TokenSpan[] {
  return splitPlain(text) ?? splitByPatterns(text);
}

/**
 * What `splitByPatterns` gives for a text of words, spaces and signs behind words or alone, as most are, in a twentieth
 * of the time; null for any other.
 */
function splitPlain(text: string): readonly TokenSpan[] | null {
  const spans: TokenSpan[] = [];
  let start = -1;
  let end = -1;
  let isMoreThanJoiners = false;
  let isEnded = false;
  for (let at = 0; at <= text.length; at++) {
    const unit = at < text.length ? text.charCodeAt(at) : 0x20;
    const kind = kindOf(unit);
    if (kind === otherKind || (kind === wordKind && isEnded)) return null;
    if (kind === wordKind) {
      if (start < 0) start = at;
      end = at + 1;
      if (unit < tableSize) isMoreThanJoiners = true;
    } else if (kind === 0) isEnded = true;
    else {
      if (isMoreThanJoiners) spans.push([start, end]);
      start = -1;
      isMoreThanJoiners = false;
      isEnded = false;
    }
  }
  return spans.length === 0 ? [[0, text.length]] : spans;
}

function splitByPatterns(text: string): readonly TokenSpan[] {
  const words = text
    .replace(junk, ' ')
    .split(spaces)
    .filter((part) => part !== '' && !onlyEmoji.test(part));
  if (words.length === 0) return [[0, text.length]];
  let from = 0;
  return words.map((part) => {
    const start = text.indexOf(part, from);
    from = start + part.length;
    return [start, from] as const;
  });
}
