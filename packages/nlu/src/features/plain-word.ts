const isPlainLetter = new Uint8Array(0x700);
for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی')
  isPlainLetter[letter.charCodeAt(0)] = 1;

/**
 * Whether a word has only letters and digits that no folding changes, none of them three times in a row. Nearly all words
 * of messages are such, and need not be taken through a chain of regular expressions.
 */
export function isPlainWord(word: string): boolean {
  let last = 0;
  let run = 0;
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    if (unit >= isPlainLetter.length || isPlainLetter[unit] === 0) return false;
    run = unit === last ? run + 1 : 1;
    if (run === 3) return false;
    last = unit;
  }
  return word.length > 0;
}
