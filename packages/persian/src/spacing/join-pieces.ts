import { wordClass } from '../lexicon/lexicon.ts';
import { plainLetters } from '../lexicon/plain-letters.ts';
import type { Morphology } from '../morphology/morphology.ts';
import { joinsNext, stemEnding, zwnj } from '../morphology/stem-ending.ts';
import type { WordAnalysis } from '../morphology/word-analysis.ts';
import { isAffix, isVerbPrefix, suffixesApart } from './affixes.ts';
import type { Piece } from './scan-pieces.ts';

const { plurals, comparatives, owners, derived, afterHeh, afterVowel, afterYeh } = suffixesApart;

/** Whether two words with a space between them are one written apart; answers the joined spelling. */
export function joinTwo(morphology: Morphology, first: string, second: string): string | undefined {
  return joinAffix(morphology, first, second) ?? compound(morphology, plainLetters(first), plainLetters(second));
}

/** Joins prefixes and suffixes only. */
export function joinAffix(morphology: Morphology, first: string, second: string): string | undefined {
  const left = plainLetters(first);
  const right = plainLetters(second);
  if (left.length === 0 || right.length === 0 || left.length + right.length > 30) return undefined;
  if (isVerbPrefix(left)) {
    const reading = morphology.analyse(left + right, 1)[0];
    return reading?.verb ? `${left}${zwnj}${right}` : undefined;
  }
  if (!isAffix(right)) return undefined;
  const join = (): string => (joinsNext(left[left.length - 1]) ? `${left}${zwnj}${right}` : left + right);
  if (owners.test(right) && numerals.has(left)) return undefined;
  if (plurals.test(right) || comparatives.test(right) || owners.test(right)) {
    const reading = morphology.analyse(left + right, 1)[0];
    if (!reading || reading.verb || morphology.analyse(left, 1).length === 0) return undefined;
    const { comparative, plural, possessor } = reading.features;
    if (comparatives.test(right)) return comparative || isWholeWord(morphology, left + right) ? join() : undefined;
    return plural || possessor || isWholeWord(morphology, join()) ? join() : undefined;
  }
  if (derived.test(right) && left.length > 2 && morphology.analyse(left, 1)[0]?.kind === 'noun') return join();
  const ending = stemEnding(left);
  const fits =
    (ending === 'heh' && afterHeh.test(right) && left.length > 2) ||
    (ending === 'vowel' && afterVowel.test(right) && left.length > 2) ||
    (ending === 'yeh' && afterYeh.test(right) && left.length > 3);
  if (fits && morphology.analyse(left, 1).length > 0) return join();
  return undefined;
}

/** What is counted follows: «یه شونه» is a comb. */
const numerals = new Set(['یه', 'یک', 'دو', 'سه', 'چند', 'هر']);

const isWholeWord = (morphology: Morphology, word: string): boolean =>
  morphology.lexicon.persian.find(word) !== undefined;

/** A compound that the dictionary writes with a half-space, or joined after a letter that does not join. */
function compound(morphology: Morphology, left: string, right: string): string | undefined {
  if (left.length < 2 || right.length < 3) return undefined;
  if (left === 'بی') {
    const readings = morphology.analyse(right);
    const isName = (readings[0]?.kind === 'noun' || readings[0]?.kind === 'adjective') && !readings[0].verb;
    if (isName && !isCommonParticiple(readings)) return `${left}${zwnj}${right}`;
  }
  const list = morphology.lexicon.persian;
  const joined = joinsNext(left[left.length - 1]) ? `${left}${zwnj}${right}` : left + right;
  const found = list.find(joined);
  if (!found || (found.classes & (wordClass.noun | wordClass.adjective | wordClass.adverb)) === 0) return undefined;
  const first = list.find(left);
  const second = list.find(right);
  if ((((first?.classes ?? 0) | (second?.classes ?? 0)) & wordClass.closed) !== 0 && !boundFirst.has(left))
    return undefined;
  // Two frequent words that merely stand side by side are left apart: the compound must be no rarer than chance would make it.
  if (found.cost > (first?.cost ?? 160) + (second?.cost ?? 160) + 8) return undefined;
  return isCommonParticiple(morphology.analyse(right)) ? undefined : joined;
}

/** «خراب شده است» is a verb, no compound. */
const isCommonParticiple = (readings: readonly WordAnalysis[]): boolean =>
  readings.some((reading) => reading.verb?.form === 'participle' && reading.cost < commonParticipleBits);

/** Participles of everyday verbs. */
const commonParticipleBits = 13;

/** Words that lean on the next one in compounds. */
const boundFirst = new Set([
  'بی',
  'پیش',
  'هم',
  'نا',
  'پر',
  'کم',
  'غیر',
  'خوش',
  'بد',
  'باز',
  'پس',
  'فوق',
  'ضد',
  'نیم',
  'سر',
  'در',
  'بر',
  'پا',
  'رو',
  'زیر',
  'چند',
  'هیچ',
  'همه',
]);

const preverbs = new Set(['بر', 'در', 'باز', 'فرا', 'فرو', 'وا']);

/** «بر می دارد»: the preverb goes to a verb that was just joined or is written with می. */
function joinPreverb(morphology: Morphology, output: Piece[], word: string): string | undefined {
  const prefix = output[output.length - 2];
  const preverb = output[output.length - 4];
  if (prefix === undefined || preverb === undefined || !/^ن?می$/u.test(prefix.text) || !preverbs.has(preverb.text))
    return undefined;
  if (output[output.length - 3]?.kind !== 'space') return undefined;
  const joined = `${preverb.text}${prefix.text}${zwnj}${word}`;
  const reading = morphology.analyse(joined, 1)[0];
  if (reading?.verb?.preverb === undefined || reading.cost > preverbDearestBits) return undefined;
  output.length -= 2;
  return joined;
}

/** Preverb and verb dearer than this do not go together. */
const preverbDearestBits = 20;

/** Joins what was written apart («می خوام», «کتاب ها», «پیش بینی»); the spaces between joined words go. */
export function joinPieces(morphology: Morphology, pieces: readonly Piece[], join: typeof joinTwo = joinTwo): Piece[] {
  const output: Piece[] = [];
  for (const piece of pieces) {
    const space = output[output.length - 1];
    const before = output[output.length - 2];
    if (piece.kind === 'word' && space?.kind === 'space' && before?.kind === 'word' && !space.text.includes('\n')) {
      const joined = joinPreverb(morphology, output, piece.text) ?? join(morphology, before.text, piece.text);
      if (joined !== undefined) {
        output.length -= 2;
        output.push({ kind: 'word', text: joined });
        continue;
      }
    }
    output.push(piece);
  }
  return output;
}
