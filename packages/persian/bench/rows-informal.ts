import type { WordAnalyser } from '../src/index.ts';
import { type BenchRow, type FiledCase, type Measured, percentRight } from './row.ts';
import { bleu, editDistance, measureTokens, plainWords } from './text-measures.ts';

const joined = (text: string): string => plainWords(text).join('');

/** Reference of a sentence: a string, or lists of alternatives for each word, of which the first counts. */
function reference(one: FiledCase): string {
  if (typeof one.out === 'string') return one.out;
  return (one.out as readonly (readonly (readonly string[])[])[])
    .flatMap((sentence) => sentence.map((word) => word[0] ?? ''))
    .join(' ');
}

function sentences(
  words: WordAnalyser,
  figure: (pairs: readonly (readonly [readonly string[], readonly string[]])[]) => number,
) {
  return (cases: readonly FiledCase[]): Measured => {
    const failures = cases.map((one) => ({ in: one.in, out: reference(one), answer: words.formalise(String(one.in)) }));
    const pairs = failures.map(({ out, answer }) => [measureTokens(answer), measureTokens(out)] as const);
    return { figure: figure(pairs), failures: failures.filter(({ out, answer }) => joined(out) !== joined(answer)) };
  };
}

function wordErrorRate(pairs: readonly (readonly [readonly string[], readonly string[]])[]): number {
  const errors = pairs.reduce((sum, [answer, wanted]) => sum + editDistance(answer, wanted), 0);
  return errors / pairs.reduce((sum, [, wanted]) => sum + wanted.length, 0);
}

/** Best of the accepted sentences. */
export function acceptedErrorRate(answer: (text: string) => string) {
  return (cases: readonly FiledCase[]): Measured => {
    let errors = 0;
    let total = 0;
    const failures: { in: unknown; out: unknown; answer: unknown }[] = [];
    for (const one of cases) {
      const given = answer(String(one.in));
      const found = plainWords(given);
      const accepted = (one.out as readonly string[]).map((text) => plainWords(text));
      const best = accepted.reduce((left, right) =>
        editDistance(found, right) / right.length < editDistance(found, left) / left.length ? right : left,
      );
      errors += editDistance(found, best);
      total += best.length;
      if (editDistance(found, best) > 0) failures.push({ in: one.in, out: one.out, answer: given });
    }
    return { figure: errors / total, failures };
  };
}

export const acceptedExactly = (answer: (text: string) => string): BenchRow['measure'] =>
  percentRight((one) => {
    const given = answer(String(one.in));
    return (one.out as readonly string[]).find((text) => joined(text) === joined(given)) ?? given;
  });

/** Share of words of running text: each case counts as often as its word occurs. */
function lemmas(words: WordAnalyser, weigh: (one: FiledCase) => number) {
  return (cases: readonly FiledCase[]): Measured => {
    const failures = cases
      .map((one) => ({ in: one.in, out: one.out, answer: words.lemmatise(String(one.in)), weight: weigh(one) }))
      .filter(({ out, answer }) => joined(String(out)) !== joined(answer));
    const total = cases.reduce((sum, one) => sum + weigh(one), 0);
    return { figure: (100 * (total - failures.reduce((sum, one) => sum + one.weight, 0))) / total, failures };
  };
}

/** The host is right when its lemma or its form is the first segment's lemma or form. */
function isHost(words: WordAnalyser, one: FiledCase): unknown {
  const first = (one.out as readonly { readonly form: string; readonly lemma: string }[])[0];
  const host = words.segment(String(one.in))[0];
  const given = [host?.form ?? '', host?.lemma ?? ''].map(joined);
  const wanted = [first?.form ?? '', first?.lemma ?? ''].map(joined);
  return given.some((text) => wanted.includes(text)) ? one.out : host;
}

export function informalRows(words: WordAnalyser): readonly BenchRow[] {
  return [
    {
      capability: 'informal sentence → formal, BLEU (informal_text)',
      files: ['informal_text'],
      anchor: '62.8',
      goal: 70,
      direction: 'at-least',
      unit: 'BLEU',
      measure: sentences(words, bleu),
    },
    {
      capability: 'informal sentence → formal, word error rate (informal_text)',
      files: ['informal_text'],
      anchor: '0.210',
      goal: 0.15,
      direction: 'at-most',
      unit: 'WER',
      measure: sentences(words, wordErrorRate),
    },
    {
      capability: 'informal word, first candidate (informal_word)',
      files: ['informal_word'],
      anchor: '36.9 %',
      goal: 75,
      direction: 'at-least',
      unit: '%',
      measure: percentRight((one) => {
        const given = words.formaliseWord(String(one.in));
        const accepted = Array.isArray(one.out) ? one.out : [one.out];
        return accepted.some((text) => joined(String(text)) === joined(given))
          ? Array.isArray(one.out)
            ? accepted[0]
            : one.out
          : given;
      }),
    },
    {
      capability: 'informal lemma, types (informal_lemma)',
      files: ['informal_lemma'],
      anchor: '81.0 %',
      goal: 90,
      direction: 'at-least',
      unit: '%',
      measure: lemmas(words, () => 1),
    },
    {
      capability: 'informal lemma, tokens (informal_lemma)',
      files: ['informal_lemma'],
      anchor: '87.7 %',
      goal: 94,
      direction: 'at-least',
      unit: '%',
      measure: lemmas(words, (one) => Number(one['count'] ?? 1)),
    },
    {
      capability: 'clitic host (informal_segment)',
      files: ['informal_segment'],
      anchor: '47.2 %',
      goal: 85,
      direction: 'at-least',
      unit: '%',
      measure: percentRight((one) => isHost(words, one)),
    },
    {
      capability: 'shop/informal_sentence, exact',
      files: ['shop/informal_sentence'],
      anchor: 'none',
      goal: 60,
      direction: 'at-least',
      unit: '%',
      measure: acceptedExactly(words.formalise),
    },
    {
      capability: 'shop/informal_sentence, word error rate',
      files: ['shop/informal_sentence'],
      anchor: 'none',
      goal: 0.12,
      direction: 'at-most',
      unit: 'WER',
      measure: acceptedErrorRate(words.formalise),
    },
  ];
}
