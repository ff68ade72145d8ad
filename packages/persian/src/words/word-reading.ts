import type { Alternative, Clitic, WordReading } from '../document.ts';
import { lemmaOf } from '../morphology/lemma.ts';
import type { Morphology } from '../morphology/morphology.ts';
import type { Person } from '../morphology/nominal-features.ts';
import type { WordAnalysis } from '../morphology/word-analysis.ts';
import { evenReading } from './even-reading.ts';
import { knownAs } from './known-as.ts';

const owners: Record<Person, string> = { 1: 'م', 2: 'ت', 3: 'ش', 4: 'مان', 5: 'تان', 6: 'شان' };
const copulas: Record<Person, string> = { 1: 'ام', 2: 'ای', 3: 'است', 4: 'ایم', 5: 'اید', 6: 'اند' };
const mostAlternatives = 3;
/** Readings this many bits behind the first are not worth telling. */
const alternativeBits = 7;

export type TellReading = (reading: WordAnalysis, others: readonly WordAnalysis[], formal: string) => WordReading;

/** Tells of a reading in one formal form; remembers nothing. */
export function createTellReading(morphology: Morphology): TellReading {
  return (reading, others, formal) => wordReading(morphology, reading, others, formal);
}

/** What the document tells of a word that was read so; `alternatives` are other formal spellings with their weights. */
export function wordReading(
  morphology: Morphology,
  reading: WordAnalysis,
  others: readonly WordAnalysis[],
  formal = reading.formal,
): WordReading {
  const clitics = cliticsOf(reading);
  const lemma = lemmaOf(reading, morphology.lexicon);
  const known = knownAs(reading, lemma, morphology.lexicon);
  return evenReading({
    formal,
    lemma,
    stem: reading.verb ? stemOfVerb(reading) : lemma,
    host: reading.kind === 'verb' ? reading.formal : reading.base,
    clitics: clitics.length > 0 ? clitics : undefined,
    script: 'persian',
    part: known.part,
    rarity: known.rarity,
    alternatives: alternativesOf(formal, reading, others),
  });
}

const stemOfVerb = (reading: WordAnalysis): string =>
  reading.verb?.isPast ? reading.verb.verb.past : (reading.verb?.verb.present ?? reading.base);

export function cliticsOf(reading: WordAnalysis): readonly Clitic[] {
  const { features, verb } = reading;
  const clitics: Clitic[] = [];
  if (features.comparative) clitics.push({ form: features.comparative, role: 'comparative' });
  if (features.plural) clitics.push({ form: features.plural, role: 'plural' });
  if (features.yeh) clitics.push({ form: 'ی', role: features.yeh });
  if (features.possessor) clitics.push({ form: owners[features.possessor], role: 'possessive' });
  if (features.definite) clitics.push({ form: 'ه', role: 'definite' });
  if (features.copula) clitics.push({ form: copulas[features.copula], role: 'copula' });
  if (verb?.object) clitics.push({ form: owners[verb.object], role: 'object' });
  if (features.ra) clitics.push({ form: 'را', role: 'ra' });
  if (features.ham) clitics.push({ form: 'هم', role: 'ham' });
  return clitics;
}

function alternativesOf(
  formal: string,
  chosen: WordAnalysis,
  others: readonly WordAnalysis[],
): readonly Alternative[] | undefined {
  const texts = new Map<string, number>();
  let total = 2 ** -Math.min(chosen.cost, others[0]?.cost ?? chosen.cost);
  const first = total;
  for (const other of others) {
    if (other.formal === formal || other.cost > (others[0]?.cost ?? 0) + alternativeBits) continue;
    const weight = 2 ** -Math.max(other.cost, 0);
    if (!texts.has(other.formal)) {
      texts.set(other.formal, weight);
      total += weight;
    }
  }
  if (texts.size === 0) return undefined;
  return [...texts]
    .slice(0, mostAlternatives)
    .map(([text, weight]) => ({ text, weight: Math.min(weight, first) / total }));
}
