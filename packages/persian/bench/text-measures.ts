/** Words and marks of a sentence as compared here: Persian ی and ک, no half-spaces, marks apart. */
export function measureTokens(text: string): readonly string[] {
  return (
    text
      .replaceAll('\u200c', '')
      .replaceAll('ي', 'ی')
      .replaceAll('ك', 'ک')
      .match(/[\p{L}\p{N}\p{M}_]+|[^\p{L}\p{N}\p{M}_\s]/gu) ?? []
  );
}

/** Words only: final punctuation, digit script, tanwin and hamza carriers do not matter in sentence answers. */
export function plainWords(text: string): readonly string[] {
  const words = text
    .replaceAll('\u200c', '')
    .replace(/[\u064b-\u0655\u0670]/gu, '')
    .replace(/[۰-۹]/gu, (digit) => String('۰۱۲۳۴۵۶۷۸۹'.indexOf(digit)))
    .replace(
      /[يكأإؤئةۀآ]/gu,
      (letter) => ({ ي: 'ی', ك: 'ک', أ: 'ا', إ: 'ا', ؤ: 'و', ئ: 'ی', ة: 'ه', ۀ: 'ه', آ: 'ا' })[letter] ?? letter,
    )
    .match(/[\p{L}\p{N}]+/gu);
  return words ?? [];
}

/** Levenshtein distance of two rows of words. */
export function editDistance(left: readonly string[], right: readonly string[]): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}

/** Corpus BLEU with n-grams up to four, one reference each (Papineni et al. 2002), times 100. */
export function bleu(pairs: readonly (readonly [answer: readonly string[], reference: readonly string[]])[]): number {
  const matches = [0, 0, 0, 0];
  const totals = [0, 0, 0, 0];
  let answered = 0;
  let referenced = 0;
  for (const [answer, reference] of pairs) {
    answered += answer.length;
    referenced += reference.length;
    for (let n = 1; n <= 4; n += 1) {
      const counts = new Map<string, number>();
      for (const gram of grams(reference, n)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
      for (const gram of grams(answer, n)) {
        totals[n - 1] = (totals[n - 1] ?? 0) + 1;
        const left = counts.get(gram) ?? 0;
        if (left > 0) {
          matches[n - 1] = (matches[n - 1] ?? 0) + 1;
          counts.set(gram, left - 1);
        }
      }
    }
  }
  const precision =
    matches.reduce((sum, match, index) => sum + Math.log(match / Math.max(1, totals[index] ?? 1)), 0) / 4;
  return 100 * Math.exp(precision) * Math.min(1, Math.exp(1 - referenced / Math.max(1, answered)));
}

function grams(words: readonly string[], n: number): string[] {
  const found: string[] = [];
  for (let index = 0; index + n <= words.length; index += 1) found.push(words.slice(index, index + n).join(' '));
  return found;
}
