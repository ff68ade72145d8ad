/** Whether a word in this spelling is known; asked with candidate spellings of an elongated word. */
export type IsKnownWord = (word: string) => boolean;

const LONG_RUN = /(\p{L})\1{2,}/gu;
const WORD = /[\p{L}\p{M}\u200C]+/gu;
const MOST_RUNS = 6;

/**
 * Cuts letters typed for feeling («خیلیییی»). A run of three or more becomes one letter, or two where only that is a known
 * word («محبتتتون» → «محبتتون»). Without `isKnown` every such run becomes `kept` letters (1 unless told).
 * Words that hold no run of three are never touched; digits never.
 */
export function shortenElongation(
  text: string,
  options: { readonly isKnown?: IsKnownWord; readonly kept?: 1 | 2 } = {},
): string {
  const { isKnown, kept = 1 } = options;
  if (isKnown === undefined) return text.replace(LONG_RUN, (_, letter: string) => letter.repeat(kept));
  return text.replace(WORD, (word) => shortenWord(word, isKnown));
}

function shortenWord(word: string, isKnown: IsKnownWord): string {
  const runs = [...word.matchAll(LONG_RUN)];
  if (runs.length === 0) return word;
  const single = word.replace(LONG_RUN, '$1');
  if (isKnown(single) || runs.length > MOST_RUNS) return single;
  for (let doubled = 1; doubled < 1 << runs.length; doubled += 1) {
    let run = -1;
    const candidate = word.replace(LONG_RUN, (_, letter: string) => {
      run += 1;
      return (doubled & (1 << run)) === 0 ? letter : letter + letter;
    });
    if (isKnown(candidate)) return candidate;
  }
  return single;
}
