import type { Reading } from '../features/reading.ts';

/** Entities that are words of the language: what hangs on the word («مشکیشو», «کتاب‌هایی») is not part of the value. */
const wordEntities: ReadonlySet<string> = new Set([
  'category',
  'brand',
  'product',
  'color',
  'city',
  'province',
  'payment_method',
  'shipping_method',
]);

/**
 * The end of a span without the plural, ezafe or clitics of its last word, by the reader's word that they lean on; the
 * end as it is for entities of other kinds and where the word does not begin with its host as typed.
 */
export function endWithoutSuffix(
  text: string,
  reading: Reading,
  span: { readonly entity: string; readonly start: number; readonly end: number },
): number {
  if (!wordEntities.has(span.entity)) return span.end;
  const last = reading.tokens.find(({ start, end }) => end === span.end && start >= span.start);
  const host = last?.host;
  if (last === undefined || host === undefined || host.length === 0) return span.end;
  const raw = text.slice(last.start, last.end);
  return raw.length > host.length && raw.startsWith(host) ? last.start + host.length : span.end;
}
