/** Longer than any sentence that names a thing; what is longer quotes a file that was never meant to be read. */
const TEXT_MAX = 1500;

/** A message or hint of a bounded length, whatever a file holds. */
export function shortenText(text: string): string {
  return text.length <= TEXT_MAX ? text : `${text.slice(0, TEXT_MAX / 2)} … ${text.slice(-TEXT_MAX / 2)}`;
}
