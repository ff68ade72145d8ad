const AFTER_HEH = /ه(?: |\u200c)ی(?=\s|[،؛.!؟?:»)\]]|$)|ۀ|هٔ/g;

/** How the ezafe after a final «ه» is written: «خانۀ ما» or «خانه‌ی ما». */
export type EzafeStyle = 'hamza' | 'half-space';

/** Writes every ezafe after a final «ه» («خانه ی», «خانه‌ی», «خانۀ», «خانهٔ») in one style. */
export function writeEzafe(text: string, style: EzafeStyle): string {
  return text.replace(AFTER_HEH, style === 'hamza' ? 'ۀ' : 'ه\u200cی');
}
