/** Punctuation of formal writing: one mark where chat has many, no space before it, a full stop at the end. */
export function formalPunctuation(text: string): string {
  const tidy = text
    .replace(/\s*(?:\.{2,}|…)[.…\s]*(?=[\p{L}\p{N}«"(])/gu, '، ')
    .replace(/\.{2,}|…[.…]*/gu, '…')
    .replace(/([!؟?])[!؟?]+/gu, (run) => (/[؟?]/u.test(run) ? '؟' : '.'))
    .replace(/\?/gu, '؟')
    .replace(/\s+([.،؛:!؟»…])/gu, '$1')
    .replace(/^[\s.،…]+/u, '')
    .replace(/[ \t]+/gu, ' ')
    .trim();
  if (tidy === '') return tidy;
  if (/[…،]$/u.test(tidy)) return `${tidy.slice(0, -1)}.`;
  return /[\p{L}\p{N}»)]$/u.test(tidy) ? `${tidy}.` : tidy;
}
