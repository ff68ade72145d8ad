const WIDE_SPACES = /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;

/** One plain space for any run of white space that is not a line break; none at the ends. */
export function cleanSpaces(text: string): string {
  return text.replace(WIDE_SPACES, ' ').replace(/ {2,}/g, ' ').trim();
}

/** Keeps ZWNJ only where it separates: inside a word and once; none beside a space, a line end or another ZWNJ. */
export function cleanHalfSpaces(text: string): string {
  return text
    .replace(/\u200C{2,}/g, '\u200C')
    .replace(/\u200C(?=[\s\p{P}]|$)/gu, '')
    .replace(/(?<=^|[\s\p{P}])\u200C/gu, '')
    .replace(/\u200C(?=[A-Za-z])|(?<=[A-Za-z])\u200C/g, '');
}
