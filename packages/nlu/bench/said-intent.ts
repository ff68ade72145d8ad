import type { NluParse } from '../src/index.ts';
import { plainIntent } from '../src/model/plain-intent.ts';

/**
 * The intent of a parse as a case names its own: of the case's retrieval intent the key that the response selector chose
 * (`faq/hours`), or the case's key where the bot selects none, since nothing more can be asked of it.
 */
export function saidIntent(
  wanted: string,
  name: string | null,
  responseSelector: NluParse['responseSelector'],
): string | null {
  if (!wanted.includes('/') || name !== plainIntent(wanted)) return name;
  const chosen = responseSelector?.selected.get(name) ?? responseSelector?.selected.get('default');
  return chosen?.intentResponseKey ?? wanted;
}
