/**
 * Persian punctuation for the signs of a Latin keyboard: «» for pairs of straight or curly double quotes, … for three dots,
 * ٫ for the point between digits, ، ؛ ؟ after Persian letters. Quotes are paired in order; a lone one stays.
 *
 * @example persianPunctuation('گفت "نه"...') === 'گفت «نه»…'
 */
export function persianPunctuation(text: string): string {
  return text
    .replace(/["“„]([^"“”„\n]+)["”“]/g, '«$1»')
    .replace(/\.{3,}/g, '…')
    .replace(/(?<=[\d۰-۹])\.(?=[\d۰-۹])/g, '٫')
    .replace(/(?<=[\u0621-\u06d3]),/g, '،')
    .replace(/(?<=[\u0621-\u06d3]);/g, '؛')
    .replace(/(?<=[\u0621-\u06d3])\?/g, '؟');
}
