import { loadWordAnalyser } from '../src/node.ts';
import { conjugationAnswer } from './conjugation-names.ts';
import { type BenchRow, percentRight } from './row.ts';
import { finglishRows } from './rows-finglish.ts';
import { informalRows } from './rows-informal.ts';
import { layoutRows } from './rows-layout.ts';
import { spacingRows } from './rows-spacing.ts';
import { typoRows } from './rows-typos.ts';
import { plainWords } from './text-measures.ts';

const words = loadWordAnalyser();

const same = (answer: string, wanted: unknown): unknown =>
  plainWords(answer).join('') === plainWords(String(wanted)).join('') ? wanted : answer;

const infinitive = (lemma: string): string => (lemma.includes('#') ? `${lemma.slice(0, lemma.indexOf('#'))}ن` : lemma);

/** Rows of the analysis of words: formal form, lemma, half-space, Finglish, layout, typos. */
export const wordRows: readonly BenchRow[] = [
  ...informalRows(words),
  ...spacingRows(words),
  ...finglishRows(words),
  ...layoutRows(words),
  ...typoRows(words),
  {
    capability: 'stem (stem)',
    files: ['stem'],
    anchor: '82.4 %',
    goal: 85,
    direction: 'at-least',
    unit: '%',
    measure: percentRight((one) => same(words.stem(String(one.in)), one.out)),
  },
  {
    capability: 'lemma, formal (lemma)',
    files: ['lemma'],
    anchor: '88.2 %',
    goal: 90,
    direction: 'at-least',
    unit: '%',
    measure: percentRight((one) => {
      const lemma = words.lemmatise(String(one.in));
      const named = String(one.opts).includes('return_infinitive') ? infinitive(lemma) : lemma;
      return same(String(one.out).includes('/') ? named.replace('#', '/') : named, one.out);
    }),
  },
  {
    capability: 'conjugation (conjugation)',
    files: ['conjugation'],
    anchor: '-',
    goal: 95,
    direction: 'at-least',
    unit: '%',
    measure: percentRight(conjugationAnswer),
  },
  {
    capability: 'comparative and superlative (inflect)',
    files: ['inflect'],
    anchor: '-',
    goal: 90,
    direction: 'at-least',
    unit: '%',
    measure: percentRight((one) => words.compare(String(one.in), one.fn?.includes('superlative') ? 'ترین' : 'تر')),
  },
  {
    capability: 'glued words (word_split)',
    files: ['word_split'],
    anchor: '-',
    goal: 90,
    direction: 'at-least',
    unit: '%',
    measure: percentRight((one) => {
      const parts = words.splitWords(String(one.in));
      return (one.out as readonly unknown[]).find((accepted) => JSON.stringify(accepted) === JSON.stringify(parts))
        ? one.out
        : parts;
    }),
  },
];
