const isLetter = /[\p{L}\p{N}«"(]/u;

/** Punctuation of formal writing: one mark where chat has many, no space before it, a full stop at the end. Linear time. */
export function formalPunctuation(text: string): string {
  const spaced = text
    .replace(/\s+/gu, ' ')
    .replace(/[.…]+/gu, (run) => (run === '.' ? run : '…'))
    .replace(/[!؟?]+/gu, (run) => (run.length === 1 ? run.replace('?', '؟') : /[؟?]/u.test(run) ? '؟' : '.'))
    .replace(/ ([.،؛:!؟»…])/gu, '$1')
    .replace(/…(?: ?…)*/gu, '…');
  const tidy = spaced
    .replace(/… ?/gu, (mark, at: number) => (isLetter.test(spaced[at + mark.length] ?? '') ? '، ' : mark))
    .replace(/^[\s.،…]+/u, '')
    .trimEnd();
  if (tidy === '') return tidy;
  if (/[…،]$/u.test(tidy)) return `${tidy.slice(0, -1)}.`;
  return /[\p{L}\p{N}»)]$/u.test(tidy) ? `${tidy}.` : tidy;
}
