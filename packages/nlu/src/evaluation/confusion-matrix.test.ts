import { describe, expect, it } from 'vitest';
import { confusionMatrix, drawConfusionMatrix } from './confusion-matrix.ts';
import { labelFiles } from './label-files.ts';

/** So many intents with two examples each, of which every `step`th is taken for the next. */
function outcomesOf(count: number, step: number) {
  return Array.from({ length: 2 * count }, (_, at) => ({
    expected: `intent_${at >> 1}`,
    predicted: `intent_${at % step === 1 ? (at >> 1) + 1 : at >> 1}`,
    confidence: 0.5,
  }));
}

describe('the confusion matrix', () => {
  it('shows all labels of a bot of usual size', () => {
    const { labels, counts, ...rest } = confusionMatrix(outcomesOf(400, 10));
    expect(labels).toHaveLength(400);
    expect(counts.flat().reduce((sum, count) => sum + count, 0)).toBe(800);
    expect(rest).toEqual({});
  });

  it('shows of too many labels those that were confused most often, and says so', () => {
    const outcomes = [
      ...outcomesOf(2000, 400),
      ...Array.from({ length: 5 }, () => ({ expected: 'intent_1500', predicted: 'intent_7' })),
    ];
    const matrix = confusionMatrix(outcomes);
    expect(matrix.labels).toHaveLength(22);
    expect(matrix.labels).toContain('intent_1500');
    expect(matrix.counts[matrix.labels.indexOf('intent_1500')]?.[matrix.labels.indexOf('intent_7')]).toBe(5);
    expect(matrix.left_out).toBe(1978);
    expect(drawConfusionMatrix(matrix, 'intent')).toContain('only the 22 that were confused most often of 2000');
  });

  it('is empty when nothing of too many was confused', () => {
    const matrix = confusionMatrix(outcomesOf(600, 1).map(({ expected }) => ({ expected, predicted: expected })));
    expect(matrix).toEqual({ labels: [], counts: [], left_out: 600 });
    expect(drawConfusionMatrix(matrix, 'intent')).toMatch(/^<svg .*<\/svg>\n$/s);
  });

  it('does not keep 10,000 intents from their report', () => {
    const answers = outcomesOf(10_000, 3).map((outcome) => ({ ...outcome, entry: outcome }));
    const files = labelFiles('intent', answers, { hasSuccesses: true });
    expect(Object.keys(JSON.parse(files.get('intent_report.json') ?? ''))).toHaveLength(10_004);
    expect(JSON.parse(files.get('intent_confusion_matrix.json') ?? '').labels).toHaveLength(500);
    expect(files.get('intent_confusion_matrix.svg')?.length).toBeLessThan(2_000_000);
  });
});
