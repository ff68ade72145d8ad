import { stemEnding } from './stem-ending.ts';
import type { WordDraft } from './word-draft.ts';

const listedBits = 6;
/** Verbs as frequent as this outdo nouns that are written alike. */
const everydayBits = 9.5;
/** Nouns that are about as frequent as the verb form that is written alike. */
const frequentNouns = new Set(['بدن', 'بیان', 'بین', 'گیر', 'بند', 'باز', 'رنگ']);
/** A spoken possessive after a vowel («پات», «صدام») is likelier than a rare noun that is written alike. */
const ownedBits = 2.5;
/** How much cheaper a suffixed word must be to claim the count of a surface before a verb. */
const suffixedLeadBits = 0;
/** A word that is noun and adjective explains a longer noun («نامه») as itself with "is" only if it is far commoner. */
const nounStemBits = 3.5;
const never = Number.POSITIVE_INFINITY;

/** The least bits of the readings of a word, by what speaks against counting its surface as a word of its own. */
interface Rivals {
  readonly verb: number;
  readonly everydayVerb: number;
  readonly plainVerb: number;
  readonly suffixed: number;
  readonly owned: number;
  readonly predicate: number;
}

/**
 * Settles the prices of the readings in place. The dictionary counts surfaces, whatever they are: where a verb form or a word
 * with suffixes explains a surface as well, the count is theirs, unless the dictionary knows a class for the surface itself.
 */
export function settle(verbs: readonly WordDraft[], nominals: readonly WordDraft[]): void {
  const rivals = rivalsOf(verbs, nominals);
  let gain = 0;
  for (const draft of nominals) {
    if (draft.features !== undefined) continue;
    gain = Math.max(gain, gainOfVerbs(draft, rivals));
    draft.cost = settledCost(draft, rivals);
  }
  if (gain > 0) for (const draft of verbs) draft.cost -= gain;
}

function rivalsOf(verbs: readonly WordDraft[], nominals: readonly WordDraft[]): Rivals {
  let verb = never;
  let everydayVerb = never;
  let plainVerb = never;
  for (const draft of verbs) {
    const { cost } = draft;
    verb = Math.min(verb, cost);
    if ((draft.verb?.verb.cost ?? 99) <= everydayBits && !draft.verb?.object)
      everydayVerb = Math.min(everydayVerb, cost);
    if (isPlainVerb(draft)) plainVerb = Math.min(plainVerb, cost);
  }
  let suffixed = never;
  let owned = never;
  let adjective = never;
  let mayBeAdjective = never;
  for (const draft of nominals) {
    const { cost, features } = draft;
    if (features === undefined) continue;
    if (draft.kind !== 'unknown') suffixed = Math.min(suffixed, cost);
    if (features.possessor && draft.informal && stemEnding(draft.base) === 'vowel') owned = Math.min(owned, cost);
    if (features.copula !== 3) continue;
    if (draft.kind === 'adjective') adjective = Math.min(adjective, cost);
    if (draft.mayBeAdjective) mayBeAdjective = Math.min(mayBeAdjective, cost);
  }
  const predicate = Math.min(adjective, mayBeAdjective + nounStemBits);
  return { verb, everydayVerb, plainVerb, suffixed, owned, predicate };
}

const isUnclassed = (draft: WordDraft): boolean => draft.kind === 'unknown' || draft.kind === 'name';

/** How much dearer than a plain verb a word of each kind may be before the verb takes its count. */
const slackOf = (draft: WordDraft): number => (draft.kind === 'adjective' ? 6 : draft.kind === 'closed' ? 0 : 4);

/** Bits that the verbs are likelier for the count of this surface that is theirs. */
function gainOfVerbs(draft: WordDraft, rivals: Rivals): number {
  const { cost } = draft;
  if (draft.isListed) return 0;
  if (isUnclassed(draft))
    return rivals.verb < cost + 12 && rivals.verb <= rivals.suffixed + suffixedLeadBits ? rivals.verb - cost + 5 : 0;
  return rivals.plainVerb < cost + slackOf(draft) ? rivals.plainVerb - cost : 0;
}

function settledCost(draft: WordDraft, rivals: Rivals): number {
  const { cost, kind, base } = draft;
  if (draft.isListed) return Math.min(cost, listedBits + 8) - listedBits;
  if (isUnclassed(draft)) return rivals.verb < cost + 12 || rivals.suffixed < cost + 6 ? cost + 7 : cost;
  if (rivals.plainVerb < cost + slackOf(draft)) return cost + 3;
  const isFrequent = frequentNouns.has(base);
  const nounOnly = (kind === 'noun' && !draft.mayBeAdjective) || isFrequent || base === 'بدین';
  if (nounOnly && rivals.everydayVerb < cost + 3.5) return rivals.everydayVerb + (isFrequent ? 0.5 : 3);
  if (kind === 'closed') return cost;
  if (rivals.owned < cost + ownedBits) return cost + 3;
  return rivals.predicate < cost + 3 ? cost + 5 : cost;
}

/** Past stem, participle or infinitive by itself: forms that dictionaries list as nouns and adjectives too. */
function isPlainVerb({ verb }: WordDraft): boolean {
  if (!verb?.isPast || verb.object || verb.preverb || verb.prefix === 'می' || verb.prefix === 'نمی') return false;
  return verb.form === 'participle' || verb.form === 'infinitive' || (verb.form === 'finite' && verb.person === 3);
}
