import { isOneSlipAway } from '../project/misspelled-key.ts';

/** How many names are compared; beyond it no suggestion is made, so that a check stays linear. */
const MAX_COMPARED = 5_000;

/** `Did you mean 'x'?` when a known name is one slip away, else what to do instead. */
export function suggestName(name: string, known: ReadonlySet<string>, otherwise: string): string {
  if (known.size > MAX_COMPARED) return otherwise;
  const lower = name.toLowerCase();
  for (const candidate of known) {
    if (candidate !== name && isOneSlipAway(lower, candidate.toLowerCase()))
      return `Did you mean '${candidate}'? If not: ${otherwise.charAt(0).toLowerCase()}${otherwise.slice(1)}`;
  }
  return otherwise;
}
