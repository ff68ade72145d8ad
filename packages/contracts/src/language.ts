/** A language the product writes to people in. */
export type Language = 'fa' | 'en';

/** One text in both languages. */
export interface Bilingual {
  readonly fa: string;
  readonly en: string;
}

const ranges = /^\s*([a-z*]{1,8})(?:-[a-z0-9-]{1,40})?\s*(?:;\s*q\s*=\s*([01](?:\.[0-9]{0,3})?)\s*)?$/i;

/**
 * Picks the language of an answer from an `Accept-Language` header (RFC 9110 §12.5.4).
 * Unknown languages are passed over; without a header, with `*` or with nothing known the answer is English, because
 * such a client is a program whose author reads a terminal.
 */
export function pickLanguage(acceptLanguage: string | undefined): Language {
  let best: Language = 'en';
  let bestQuality = 0;
  for (const part of (acceptLanguage ?? '').slice(0, 500).split(',')) {
    const match = ranges.exec(part);
    const name = match?.[1]?.toLowerCase();
    if (name !== 'fa' && name !== 'en') continue;
    const quality = match?.[2] === undefined ? 1 : Number(match[2]);
    if (quality > bestQuality) {
      best = name;
      bestQuality = quality;
    }
  }
  return best;
}
