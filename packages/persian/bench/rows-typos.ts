import type { WordAnalyser } from '../src/index.ts';
import { isRight } from './case.ts';
import type { BenchRow, FiledCase, Measured } from './row.ts';

const plain = (text: string): string => text.replaceAll('\u200c', '').replaceAll('آ', 'ا').trim();

/** Cases with a slip, or those that must stay as they are. */
const share =
  (words: WordAnalyser, staying: boolean) =>
  (cases: readonly FiledCase[]): Measured => {
    const asked = cases.filter(
      (one) =>
        typeof one.in === 'string' && typeof one.out === 'string' && (plain(one.in) === plain(one.out)) === staying,
    );
    const failures = asked
      .map((one) => ({ one, answer: words.repairTypos(String(one.in)) }))
      .filter(({ one, answer }) => !(one.match ? isRight(one, answer) : plain(answer) === plain(String(one.out))))
      .map(({ one, answer }) => ({ in: one.in, out: one.out, answer }));
    return { figure: (100 * (asked.length - failures.length)) / asked.length, failures };
  };

/** Words of news sentences that have no slip and must stay. */
const goodWords =
  (words: WordAnalyser) =>
  (cases: readonly FiledCase[]): Measured => {
    let good = 0;
    const failures: { in: unknown; out: unknown; answer: unknown }[] = [];
    for (const one of cases) {
      const [typed, wanted, answer] = [String(one.in), String(one.out), words.repairTypos(String(one.in))].map((text) =>
        plain(text).split(/\s+/u),
      );
      if (!typed || !wanted || !answer || typed.length !== wanted.length || answer.length !== typed.length) continue;
      typed.forEach((word, index) => {
        if (word !== wanted[index]) return;
        good += 1;
        if (answer[index] !== word) failures.push({ in: word, out: word, answer: answer[index] });
      });
    }
    return { figure: (100 * (good - failures.length)) / good, failures };
  };

export function typoRows(words: WordAnalyser): readonly BenchRow[] {
  return [
    {
      capability: 'typos mended (shop/typo_shop, typo)',
      files: ['shop/typo_shop', 'typo'],
      anchor: '45.6 %',
      goal: 75,
      direction: 'at-least',
      unit: '%',
      measure: share(words, false),
    },
    {
      capability: 'good words left alone (shop/typo_shop)',
      files: ['shop/typo_shop'],
      anchor: '21 %',
      goal: 98,
      direction: 'at-least',
      unit: '%',
      measure: share(words, true),
    },
    {
      capability: 'good words of news left alone (typo_sentence)',
      files: ['typo_sentence'],
      anchor: '-',
      goal: 98,
      direction: 'at-least',
      unit: '%',
      measure: goodWords(words),
    },
  ];
}
