import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classificationReport, type Outcome } from './classification-report.ts';

const pairs = (...written: readonly string[]): readonly Outcome[] =>
  written.map((pair) => {
    const [expected = '', predicted = ''] = pair.split('>');
    return { expected, predicted };
  });

describe('a classification report', () => {
  it('gives what scikit-learn prints for its own example', () => {
    // y_true = [0, 1, 2, 2, 2], y_pred = [0, 0, 2, 2, 1] in the manual of classification_report.
    const report = classificationReport(pairs('0>0', '1>0', '2>2', '2>2', '2>1'));
    expect(report.labels['0']).toEqual({ precision: 0.5, recall: 1, 'f1-score': expect.closeTo(2 / 3), support: 1 });
    expect(report.labels['1']).toEqual({ precision: 0, recall: 0, 'f1-score': 0, support: 1 });
    expect(report.labels['2']).toEqual({
      precision: 1,
      recall: expect.closeTo(2 / 3),
      'f1-score': expect.closeTo(0.8),
      support: 3,
    });
    expect(report.accuracy).toBeCloseTo(0.6);
    expect(report['macro avg']).toEqual({
      precision: 0.5,
      recall: expect.closeTo(0.5556, 3),
      'f1-score': expect.closeTo(0.4889, 3),
      support: 5,
    });
    expect(report['weighted avg']['f1-score']).toBeCloseTo(0.6133, 3);
  });

  it('has no line for a label that was only predicted, which still costs recall', () => {
    const report = classificationReport(pairs('a>a', 'a>fallback'));
    expect(Object.keys(report.labels)).toEqual(['a']);
    expect(report['micro avg']).toMatchObject({ precision: 1, recall: 0.5, support: 2 });
  });

  it('names the three labels that a label was most often taken for', () => {
    const outcomes = pairs('a>b', 'a>b', 'a>c', 'a>d', 'a>d', 'a>d', 'a>e', 'a>a', 'b>b');
    const { labels } = classificationReport(outcomes, { hasConfusions: true });
    expect(labels['a']?.confused_with).toEqual({ d: 3, b: 2, c: 1 });
    expect(labels['b']?.confused_with).toEqual({});
  });

  it('leaves the excluded label out of lines and averages, not out of the accuracy', () => {
    const report = classificationReport(pairs('none>none', 'none>none', 'city>none'), { excluded: 'none' });
    expect(Object.keys(report.labels)).toEqual(['city']);
    expect(report.accuracy).toBeCloseTo(2 / 3);
    expect(report['weighted avg'].recall).toBe(0);
  });

  it('of nothing is zeros, not NaN', () => {
    expect(JSON.stringify(classificationReport([]))).not.toContain('null');
  });

  it('has shares between 0 and 1, and supports that add up to the outcomes', () => {
    const label = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor');
    fc.assert(
      fc.property(fc.array(fc.record({ expected: label, predicted: label })), (outcomes) => {
        const report = classificationReport(outcomes, { hasConfusions: true });
        const scores = Object.values(report.labels);
        expect(scores.reduce((sum, { support }) => sum + support, 0)).toBe(outcomes.length);
        for (const score of [...scores, report['micro avg'], report['macro avg'], report['weighted avg']]) {
          for (const share of [score.precision, score.recall, score['f1-score']]) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1 + 1e-12);
          }
        }
      }),
    );
  });
});
