import { createFindStems } from '../lexicon/find-stems.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { plainLetters } from '../lexicon/plain-letters.ts';
import { analyseNominal, type NominalTables } from './analyse-nominal.ts';
import { analyseVerb, type VerbTables } from './analyse-verb.ts';
import { closedWords } from './closed-words.ts';
import { createEndTree } from './end-tree.ts';
import { createNominalSuffixes } from './nominal-suffixes.ts';
import { settle } from './settle.ts';
import { zwnj } from './stem-ending.ts';
import { createVerbEndings, endingsByText } from './verb-endings.ts';
import { createVerbStems, createVerbs, type Verb } from './verb-stems.ts';
import type { WordAnalysis } from './word-analysis.ts';
import { draftOf, finishDraft, type WordDraft } from './word-draft.ts';

export interface Morphology {
  readonly lexicon: Lexicon;
  readonly verbs: readonly Verb[];
  readonly verbTables: VerbTables;
  readonly nominalTables: NominalTables;
  /** Readings of a word, all or the likeliest `most`, the likeliest first; empty for a word that no reading explains. */
  analyse(word: string, most?: number): readonly WordAnalysis[];
}

const longestWord = 40;
/** A verb is about ten times as frequent as its infinitive. */
const infinitiveShareBits = 3.3;
/** Words of iPerUDT train, in which the verbs were counted. */
const chatWords = 36_000;

/** Readings of single words: verbs are generated from stems and endings, the rest is dictionary words with suffixes. */
export function createMorphology(lexicon: Lexicon): Morphology {
  const costOf = (past: string, count: number): number => {
    const web = (lexicon.persian.find(`${past}ن`)?.cost ?? 230) / 8 - infinitiveShareBits;
    return Math.max(4, count > 0 ? Math.min(web, -Math.log2(count / chatWords)) : web);
  };
  const verbs = createVerbs(lexicon.verbs, costOf);
  const endings = createVerbEndings();
  const verbTables: VerbTables = {
    stems: createVerbStems(verbs),
    endings,
    ends: createEndTree(() => endingsByText(endings)),
  };
  const bare = verbTables.stems.bare;
  const verbStemCost = (word: string): number => {
    let least = 99;
    for (const stem of bare.get(word) ?? []) if (!stem.informal) least = Math.min(least, stem.verb.cost);
    return least;
  };
  const nominalTables: NominalTables = {
    lexicon,
    findStems: createFindStems(lexicon.persian),
    suffixes: createNominalSuffixes(),
    verbStemCost,
  };

  const analyse = (word: string, most = Number.POSITIVE_INFINITY): readonly WordAnalysis[] => {
    const plain = plainLetters(word);
    const key = plain.includes(zwnj) ? plain.replaceAll(zwnj, '') : plain;
    const readings: WordAnalysis[] = [];
    if (key.length === 0 || key.length > longestWord) return readings;
    const drafts = analyseVerb(verbTables, key);
    const nominals = analyseNominal(nominalTables, key);
    settle(drafts, nominals);
    for (const draft of nominals) drafts.push(draft);
    for (const reading of closedWords.get(key) ?? []) drafts.push(draftOf(reading));
    if (key.length > 3 && key.endsWith('و')) addVerbsWithAnd(verbTables, key, drafts);
    if (key.length > 4 && key.endsWith('ا')) addEmphaticVerbs(verbTables, key, drafts);
    if (plain !== key) {
      const cuts = halfSpaces(plain);
      for (const draft of drafts) draft.cost += halfSpacePrice(draft, cuts);
    }
    drafts.sort(byCost);
    if (drafts.length > most) drafts.length = most;
    for (const draft of drafts) readings.push(finishDraft(draft));
    return readings;
  };
  return { lexicon, verbs, verbTables, nominalTables, analyse };
}

/** Adds finite verbs with the emphatic ا of speech («نیستا», «میشها» is not one). */
function addEmphaticVerbs(tables: VerbTables, key: string, drafts: WordDraft[]): void {
  const host = key.slice(0, -1);
  for (const draft of analyseVerb(tables, host))
    if (draft.verb?.form !== 'infinitive' && draft.verb?.form !== 'participle')
      drafts.push({ ...draft, cost: draft.cost + 6, informal: true });
  for (const reading of closedWords.get(host) ?? [])
    if (reading.kind === 'verb') drafts.push(draftOf({ ...reading, cost: reading.cost + 6, informal: true }));
}

/** Adds finite verbs with «و» (and) leaning on them: «نتونستمو». */
function addVerbsWithAnd(tables: VerbTables, key: string, drafts: WordDraft[]): void {
  for (const draft of analyseVerb(tables, key.slice(0, -1)))
    if (draft.verb?.form === 'finite' && draft.verb.person !== 3)
      drafts.push({ ...draft, leans: ' و', cost: draft.cost + 4, informal: true });
}

const byCost = (first: WordDraft, second: WordDraft): number => first.cost - second.cost;

/** Letter counts before each half-space. */
function halfSpaces(plain: string): number[] {
  const cuts: number[] = [];
  for (let index = plain.indexOf(zwnj); index >= 0; index = plain.indexOf(zwnj, index + 1))
    cuts.push(index - cuts.length);
  return cuts;
}

/** A half-space between word and suffix speaks for the reading, one inside the word against it unless the dictionary has it. */
function halfSpacePrice(draft: WordDraft, cuts: readonly number[]): number {
  if (draft.verb) return 0;
  const base = halfSpaces(draft.base);
  let price = 0;
  for (const cut of cuts) {
    if (cut === draft.hostLength) price -= 4;
    else if (cut < draft.hostLength && !base.includes(cut)) price += 5;
  }
  return price;
}
