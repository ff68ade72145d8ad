const DIACRITICS =
  /[\u0610-\u061A\u064B-\u0653\u0656-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u08D3-\u08FF]/g;
const TATWEEL = /\u0640+/g;
const BIDI_MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Takes off vowel signs, tanvin, tashdid, sokun and Koranic marks; hamza above (U+0654) stays, as in «خانهٔ». */
export function removeDiacritics(text: string): string {
  return text.replace(DIACRITICS, '');
}

/** Takes out the stretching sign «ـ». */
export function removeTatweel(text: string): string {
  return text.replace(TATWEEL, '');
}

/** Takes out the invisible marks of writing direction (LRM, RLM, ALM, embeddings, overrides, isolates). */
export function removeBidiMarks(text: string): string {
  return text.replace(BIDI_MARKS, '');
}
