import type { Nlu } from '../src/index.ts';
import { saidIntent } from './said-intent.ts';

/** One case of `bench:bot`. */
export interface BotCase {
  readonly text: string;
  readonly intent: string;
  readonly style: string;
  readonly entities: readonly { readonly entity: string; readonly value: string; readonly resolved?: unknown }[];
}

export interface BotFigures {
  readonly top1: number;
  readonly by_style: { readonly [style: string]: number };
  readonly by_intent: { readonly [intent: string]: number };
  readonly entity_f1: number;
  readonly by_entity: { readonly [entity: string]: number };
  readonly resolved_accuracy: number;
  readonly ece: number;
  readonly oos_auroc: number;
  readonly fallback_in_scope: number;
}

const outOfScope = 'out_of_scope';
const bins = 15;

/** What the messages of the development set take as now: Tuesday 2026-11-24 10:00 +03:30. */
export const evaluationNowMs = Date.UTC(2026, 10, 24, 6, 30);

function rates(rows: readonly { readonly key: string; readonly isRight: boolean }[]): { [key: string]: number } {
  const totals = new Map<string, { right: number; all: number }>();
  for (const { key, isRight } of rows) {
    const total = totals.get(key) ?? { right: 0, all: 0 };
    totals.set(key, { right: total.right + (isRight ? 1 : 0), all: total.all + 1 });
  }
  return Object.fromEntries(
    [...totals].sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, { right, all }]) => [key, right / all]),
  );
}

/** Area under the ROC curve: how often an out-of-scope text scores higher than one in scope (ties count half). */
export function areaUnderCurve(positives: readonly number[], negatives: readonly number[]): number {
  const all = [
    ...positives.map((score) => ({ score, isPositive: true })),
    ...negatives.map((score) => ({ score, isPositive: false })),
  ].sort((one, other) => one.score - other.score);
  let rankSum = 0;
  for (let at = 0; at < all.length; ) {
    let end = at;
    while (end < all.length && all[end]!.score === all[at]!.score) end++;
    const rank = (at + 1 + end) / 2;
    for (; at < end; at++) if (all[at]!.isPositive) rankSum += rank;
  }
  return (rankSum - (positives.length * (positives.length + 1)) / 2) / (positives.length * negatives.length);
}

/** Expected calibration error: mean gap between confidence and accuracy over equal-width bins. */
export function calibrationError(
  answers: readonly { readonly confidence: number; readonly isRight: boolean }[],
): number {
  const sums = Array.from({ length: bins }, () => ({ confidence: 0, right: 0 }));
  for (const { confidence, isRight } of answers) {
    const bin = sums[Math.min(bins - 1, Math.floor(confidence * bins))]!;
    bin.confidence += confidence;
    if (isRight) bin.right++;
  }
  return (
    sums.reduce((total, { confidence, right }) => total + Math.abs(confidence - right), 0) / Math.max(1, answers.length)
  );
}

/** Runs the cases through a bot. The intent that counts is the classifier's, before a fallback replaces it. */
export function evaluateBot(nlu: Nlu, cases: readonly BotCase[]): BotFigures {
  const answers = cases.map((line) => {
    const parse = nlu.parse(line.text, { nowMs: evaluationNowMs });
    const ranking = parse.ranking.filter(({ name }) => name !== 'nlu_fallback');
    const best = ranking[0] ?? { name: '', confidence: 0 };
    const isRight = saidIntent(line.intent, best.name, parse.responseSelector) === line.intent;
    return { line, parse, confidence: best.confidence, isRight, ranking };
  });
  const entityRows = new Map<string, { hits: number; gold: number; found: number }>();
  const rowOf = (entity: string) => {
    const row = entityRows.get(entity) ?? { hits: 0, gold: 0, found: 0 };
    entityRows.set(entity, row);
    return row;
  };
  let resolvedRight = 0;
  let resolvedAll = 0;
  for (const { line, parse } of answers) {
    const found = parse.entities.map((entity) => ({ ...entity, surface: line.text.slice(entity.start, entity.end) }));
    for (const { entity } of found) rowOf(entity).found++;
    for (const gold of line.entities) {
      rowOf(gold.entity).gold++;
      const at = found.findIndex(({ entity, surface }) => entity === gold.entity && surface === gold.value);
      if (gold.resolved !== undefined) resolvedAll++;
      if (at < 0) continue;
      const [match] = found.splice(at, 1);
      rowOf(gold.entity).hits++;
      if (gold.resolved !== undefined && JSON.stringify(match?.resolved) === JSON.stringify(gold.resolved))
        resolvedRight++;
    }
  }
  const f1 = ({ hits, gold, found }: { hits: number; gold: number; found: number }): number =>
    (2 * hits) / Math.max(1, gold + found);
  const total = [...entityRows.values()].reduce(
    (sum, { hits, gold, found }) => ({ hits: sum.hits + hits, gold: sum.gold + gold, found: sum.found + found }),
    { hits: 0, gold: 0, found: 0 },
  );
  const score = ({ ranking }: (typeof answers)[number]): number =>
    (ranking.find(({ name }) => name === outOfScope)?.confidence ?? 0) -
    (ranking.find(({ name }) => name !== outOfScope)?.confidence ?? 0);
  const inScope = answers.filter(({ line }) => line.intent !== outOfScope);
  return {
    top1: answers.filter(({ isRight }) => isRight).length / answers.length,
    by_style: rates(answers.map(({ line, isRight }) => ({ key: line.style, isRight }))),
    by_intent: rates(answers.map(({ line, isRight }) => ({ key: line.intent, isRight }))),
    entity_f1: f1(total),
    by_entity: Object.fromEntries([...entityRows].map(([entity, row]) => [entity, f1(row)])),
    resolved_accuracy: resolvedRight / Math.max(1, resolvedAll),
    ece: calibrationError(answers),
    oos_auroc: areaUnderCurve(answers.filter(({ line }) => line.intent === outOfScope).map(score), inScope.map(score)),
    fallback_in_scope:
      inScope.filter(({ parse }) => parse.intent.name === 'nlu_fallback').length / Math.max(1, inScope.length),
  };
}
