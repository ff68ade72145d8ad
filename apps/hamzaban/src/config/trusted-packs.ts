/** Names of packs, separated by spaces or commas. */
export function readTrustedPacks(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((name) => name !== '');
}
