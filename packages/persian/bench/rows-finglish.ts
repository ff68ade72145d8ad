import type { WordAnalyser } from '../src/index.ts';
import { type BenchRow, type FiledCase, type Measured, percentRight } from './row.ts';
import { acceptedErrorRate, acceptedExactly } from './rows-informal.ts';
import { editDistance, plainWords } from './text-measures.ts';

const SPEED_SECONDS = 2;

/** «می رود» of the references is one word, as «می‌رود» is. */
const spoken = (text: string): readonly string[] => plainWords(text.replace(/(^|\s)(ن?می) /gu, '$1$2\u200c'));

const wordErrorRate =
  (words: WordAnalyser) =>
  (cases: readonly FiledCase[]): Measured => {
    let errors = 0;
    let total = 0;
    const failures: { in: unknown; out: unknown; answer: unknown }[] = [];
    for (const one of cases) {
      const answer = words.finglishToPersian(String(one.in));
      const wanted = spoken(String(one.out));
      const distance = editDistance(spoken(answer), wanted);
      errors += distance;
      total += wanted.length;
      if (distance > 0) failures.push({ in: one.in, out: one.out, answer });
    }
    return { figure: errors / total, failures };
  };

/** Words a second over the sentences, again and again, after one pass to warm up; words are remembered, as in service. */
const speed =
  (words: WordAnalyser) =>
  (cases: readonly FiledCase[]): Measured => {
    const texts = cases.map((one) => String(one.in));
    const count = texts.reduce((sum, text) => sum + text.split(/\s+/u).length, 0);
    for (const text of texts) words.finglishToPersian(text);
    const start = performance.now();
    let read = 0;
    while (performance.now() - start < SPEED_SECONDS * 1000) {
      for (const text of texts) words.finglishToPersian(text);
      read += count;
    }
    return { figure: read / ((performance.now() - start) / 1000), failures: [] };
  };

export function finglishRows(words: WordAnalyser): readonly BenchRow[] {
  return [
    {
      capability: 'Finglish word (finglish)',
      files: ['finglish'],
      anchor: '91.4 %',
      goal: 95,
      direction: 'at-least',
      unit: '%',
      measure: percentRight((one) => {
        const given = words.finglishToPersian(String(one.in));
        const accepted = Array.isArray(one.out) ? one.out : [one.out];
        return accepted.some((text) => plainWords(String(text)).join(' ') === plainWords(given).join(' '))
          ? Array.isArray(one.out)
            ? accepted[0]
            : one.out
          : given;
      }),
    },
    {
      capability: 'Finglish sentence, word error rate (finglish_sentence)',
      files: ['finglish_sentence'],
      anchor: '0.363',
      goal: 0.25,
      direction: 'at-most',
      unit: 'WER',
      measure: wordErrorRate(words),
    },
    {
      capability: 'Finglish, words a second (finglish_sentence)',
      files: ['finglish_sentence'],
      anchor: '164 sentences/s',
      goal: 20_000,
      direction: 'at-least',
      unit: '/s',
      measure: speed(words),
    },
    {
      capability: 'shop/finglish_shop, exact',
      files: ['shop/finglish_shop'],
      anchor: 'none',
      goal: 60,
      direction: 'at-least',
      unit: '%',
      measure: acceptedExactly(words.finglishToPersian),
    },
    {
      capability: 'shop/finglish_shop, word error rate',
      files: ['shop/finglish_shop'],
      anchor: 'none',
      goal: 0.15,
      direction: 'at-most',
      unit: 'WER',
      measure: acceptedErrorRate(words.finglishToPersian),
    },
  ];
}
