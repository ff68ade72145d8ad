import type { IntentExample, LookupTable, RegexPattern, Synonym } from '../documents/nlu-data.ts';
import type { ResponseVariation } from '../documents/response.ts';
import type { Drafted } from '../domain/domain-draft.ts';

/** What the NLU files read so far hold; files add to it one after the other. */
export interface NluDraft {
  readonly examples: IntentExample[];
  readonly synonyms: Synonym[];
  readonly regexes: RegexPattern[];
  readonly lookups: LookupTable[];
  readonly responses: Map<string, Drafted<readonly ResponseVariation[]>>;
}

/** A draft without content. */
export function createNluDraft(): NluDraft {
  return { examples: [], synonyms: [], regexes: [], lookups: [], responses: new Map() };
}
