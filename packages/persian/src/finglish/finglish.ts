import type { Morphology } from '../morphology/morphology.ts';
import { joinAffix, joinPieces } from '../spacing/join-pieces.ts';
import { scanPieces } from '../spacing/scan-pieces.ts';
import { createBoundedCache } from '../words/bounded-cache.ts';
import { type Candidate, decodeWord } from '../words/decode-word.ts';
import type { WordNetwork } from '../words/network.ts';
import { evenPrice, type ReadyWords } from '../words/ready-words.ts';
import { type CandidateRow, chooseWords } from './choose-words.ts';
import { latinSource, wordWeight } from './latin-source.ts';
import { linkedNumber, numberWord } from './number-links.ts';

export interface LatinWord {
  readonly latin: string;
  readonly closes: boolean;
}

export interface Finglish {
  /** Persian words that a Latin word may spell, likeliest first. */
  candidates(latin: string): readonly Candidate[];
  /** The Persian of an English word or name that the list of loan-words has. */
  loanOf(latin: string): string | undefined;
  /** The best Persian words for Latin words that follow each other; `closes` tells that no noun follows which a final e could link to. */
  words(latin: readonly LatinWord[]): readonly string[];
  /** A Latin-letter sentence in Persian letters, spoken as typed; digits, punctuation and Persian words stay. */
  toPersian(text: string): string;
}

const runs = /[a-z'’]+|[^a-z'’]+/giu;
const cachedWords = 20_000;
/** Longer runs of Latin letters are no words. */
const longestWord = 32;
/** What the list of loan-words is surer of than letters. */
const loanBits = 5;

/** «samt e raste»: an ezafe written as a word. */
const looseEzafe = /([a-z]) e(?= )/giu;
const looseYeh = /(haa?) ye(?= )/giu;
const thoseApart = /\bon haa?\b/giu;

/** Words after which no linked noun follows: conjunctions, prepositions, question words. */
const closing = new Set(
  'ya va o vali ama ke chon age agar ta baraye vase az be ba dar rou ro ra raa ham chera chand key koja kojast mishe hast nist bud ast shod mikonid mikonam darid darin dare'.split(
    ' ',
  ),
);

export function createFinglish(morphology: Morphology, network: WordNetwork, ready: ReadyWords): Finglish {
  const { lexicon } = morphology;
  const cache = createBoundedCache<readonly Candidate[]>(cachedWords);

  const candidates = (word: string): readonly Candidate[] => {
    const latin = word.toLowerCase().replaceAll('’', "'");
    const known = cache.get(latin);
    if (known) return known;
    const found = ready.candidatesOf(latin) ?? findCandidates(latin);
    cache.set(latin, found);
    return found;
  };
  const findCandidates = (latin: string): readonly Candidate[] => {
    const found = latin.length > longestWord ? [] : decodeWord(morphology, network, latinSource(latin));
    const sure = linkedNumber(latin) ?? numberWord(latin) ?? lexicon.loans.get(latin);
    if (sure !== undefined) {
      const cost = wordWeight * ((lexicon.persian.find(sure)?.cost ?? 120) / 8) - loanBits;
      const index = found.findIndex((candidate) => candidate.text === sure);
      if (index >= 0) found.splice(index, 1);
      found.push({ text: sure, cost, spelling: 0, links: false, isCopula: false, isLoan: true });
      found.sort((first, second) => first.cost - second.cost);
    }
    return found.map((candidate) => ({
      ...candidate,
      cost: evenPrice(candidate.cost),
      spelling: evenPrice(candidate.spelling),
    }));
  };

  const words = (latin: readonly LatinWord[]): readonly string[] => {
    const rows: CandidateRow[] = latin.map((word) => {
      const found = candidates(word.latin);
      return { candidates: found.length > 0 ? found : [asTyped(word.latin)], closes: word.closes };
    });
    return chooseWords(rows, lexicon.bigrams).map((candidate) => candidate.text);
  };

  const toPersian = (text: string): string => {
    const pieces =
      text.replace(looseEzafe, '$1').replace(looseYeh, '$1ye').replace(thoseApart, 'onha').match(runs) ?? [];
    const latin: LatinWord[] = [];
    for (let index = 0; index < pieces.length; index += 1) {
      const piece = pieces[index] ?? '';
      if (isLatin(piece)) latin.push({ latin: piece, closes: closesAt(pieces[index + 1], pieces[index + 2]) });
    }
    const chosen = words(latin);
    let at = 0;
    const converted = pieces
      .map((piece) => {
        if (!isLatin(piece)) return piece.replaceAll('?', '؟').replaceAll(',', '،');
        const text = chosen[at] ?? piece;
        at += 1;
        return text;
      })
      .join('');
    return joinPieces(morphology, scanPieces(converted), joinAffix)
      .map((piece) => piece.text)
      .join('');
  };
  const loanOf = (latin: string): string | undefined => lexicon.loans.get(latin.toLowerCase());

  return { candidates, loanOf, words, toPersian };
}

const asTyped = (text: string): Candidate => ({ text, cost: 0, spelling: 0, links: false, isCopula: false });

/** Whether nothing that a final e could link to follows, by the text between and the next Latin word. */
export const closesAt = (between: string | undefined, next: string | undefined): boolean =>
  next === undefined || (between !== undefined && /[^\s\u200c-]/u.test(between)) || closing.has(next.toLowerCase());

const isLatin = (piece: string): boolean => /[a-z]/iu.test(piece[0] ?? '') || /^['’][a-z]/iu.test(piece);
