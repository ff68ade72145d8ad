import { plainLetters } from '../lexicon/plain-letters.ts';
import { lemmaOf } from './lemma.ts';
import type { Morphology } from './morphology.ts';
import type { Person } from './nominal-features.ts';
import { zwnj } from './stem-ending.ts';
import type { WordAnalysis } from './word-analysis.ts';

export interface WordSegment {
  /** As typed. */
  readonly form: string;
  readonly lemma: string;
}

/** Words that writers join to the next one, with their dictionary form. */
const joinable: Record<string, string> = {
  این: 'این',
  همین: 'همین',
  اون: 'آن',
  آن: 'آن',
  همون: 'همان',
  همان: 'همان',
  هر: 'هر',
  هیچ: 'هیچ',
  هیش: 'هیچ',
  چه: 'چه',
  چی: 'چه',
  چ: 'چه',
  یه: 'یک',
  یک: 'یک',
  ی: 'یک',
  چند: 'چند',
  چن: 'چند',
  دو: 'دو',
  سه: 'سه',
  چهار: 'چهار',
  پنج: 'پنج',
  ده: 'ده',
  صد: 'صد',
  به: 'به',
  ب: 'به',
  در: 'در',
  بر: 'بر',
  از: 'از',
  همه: 'همه',
  باز: 'باز',
  هم: 'هم',
};

/** What may stand after a joined word without a half-space. */
const joined = new Set(
  'جا جاها جایی جور جوری طور طوری قدر قدری همه که کس کسی کی کدام کدوم چی چیز چیزی وقت موقع گونه کار کاره کارا تا تای تاش تاشو بار بارم دفعه نظر نظرم نظرت خاطر عنوان صورت طور جای جز زور راحتی کار درد دست وجود زودی جا علاوه نهایت واقع حال حالی عوض ضمن مورد خلاف عکس چند چقدر چه هم روز وقته'.split(
    ' ',
  ),
);

const preverbs = ['بر', 'در', 'باز', 'فرا', 'فرو', 'وا'];

/** Cuts a written word into the words that it joins: host first, then clitics («کتابامو» → کتابا، م، و). */
export function segmentWord(morphology: Morphology, word: string): readonly WordSegment[] {
  const plain = plainLetters(word);
  const key = plain.replaceAll(zwnj, '');
  const reading = withClitics(morphology.analyse(word), key);
  const compound = splitCompound(morphology, plain);
  if (compound) return compound;
  const half = key.slice(0, key.length / 2);
  if (key.length >= 4 && half + half === key && (!reading || reading.hostLength === key.length)) {
    const lemma = morphology.analyse(half)[0];
    if (lemma) return [half, half].map((form) => ({ form, lemma: lemmaOf(lemma, morphology.lexicon) }));
  }
  if (!reading) return [{ form: word, lemma: word }];
  const preverb =
    reading.verb?.preverb ??
    preverbs.find(
      (candidate) =>
        reading.verb?.verb.past.startsWith(candidate) &&
        key.startsWith(candidate) &&
        morphology.lexicon.verbs.some(([past]) => past === reading.verb?.verb.past.slice(candidate.length)),
    );
  if (preverb && reading.kind === 'verb')
    return [
      { form: preverb, lemma: preverb },
      { form: key.slice(preverb.length), lemma: lemmaOf(reading, morphology.lexicon) },
    ];
  const lemma = lemmaOf(reading, morphology.lexicon);
  const space = lemma.indexOf(' ');
  const host = { form: key.slice(0, reading.hostLength), lemma: space < 0 ? lemma : lemma.slice(0, space) };
  return [host, ...clitics(reading, key)];
}

/** How much dearer a reading with a leaning pronoun may be than the word as a whole. */
const cliticMarginBits = 1.5;

/** The first reading, unless it is of a listed word or hardly likelier than one that shows host and clitics. */
function withClitics(readings: readonly WordAnalysis[], key: string): WordAnalysis | undefined {
  const best = readings[0];
  if (!best || best.verb || best.hostLength < key.length) return best;
  return (
    readings.find((reading) => {
      if (reading.hostLength === key.length || !reading.features.possessor) return false;
      return best.listed
        ? letters(reading.formal) === letters(best.formal)
        : reading.cost <= best.cost + cliticMarginBits;
    }) ?? best
  );
}

const letters = (text: string): string => text.replaceAll(zwnj, '');

function splitCompound(morphology: Morphology, plain: string): readonly WordSegment[] | undefined {
  const key = plain.replaceAll(zwnj, '');
  for (const [first, lemma] of Object.entries(joinable)) {
    if (!key.startsWith(first) || key.length < first.length + 2) continue;
    const rest = key.slice(first.length);
    const atHalfSpace = plain[first.length] === zwnj;
    const readings = morphology.analyse(rest);
    const second = readings[0];
    if (!second || second.kind === 'verb') continue;
    const isJoined =
      joined.has(rest) || (second.hostLength < rest.length && joined.has(rest.slice(0, second.hostLength)));
    if (first === 'ب' && rest.startsWith('چه')) continue;
    if (!isJoined && !(atHalfSpace && second.cost < 24 && first.length > 1)) continue;
    return [
      { form: first, lemma },
      { form: rest, lemma: lemmaOf(second, morphology.lexicon) },
    ];
  }
  return undefined;
}

const owners: Record<Person, string> = { 1: 'من', 2: 'تو', 3: 'او', 4: 'ما', 5: 'شما', 6: 'آن‌ها' };

function clitics(reading: WordAnalysis, key: string): readonly WordSegment[] {
  const { features, verb } = reading;
  const lemmas: string[] = [];
  const person = features.possessor ?? verb?.object;
  if (person) lemmas.push(owners[person]);
  if (features.copula) lemmas.push('هست');
  if (features.ra) lemmas.push('را');
  if (features.ham) lemmas.push('هم');
  const rest = key.slice(reading.hostLength);
  return lemmas.map((lemma, index) => ({ form: index === 0 ? rest : '', lemma }));
}
