/** How one label did: shares of 0 to 1, and how often it was expected. */
export interface LabelScore {
  readonly precision: number;
  readonly recall: number;
  readonly 'f1-score': number;
  readonly support: number;
}

/** A label's score with what it was most often taken for (three at most). */
export interface ConfusableScore extends LabelScore {
  readonly confused_with?: Readonly<Record<string, number>>;
}

/** The report of `intent_report.json` and the like, by label, with the three averages (the table that scikit-learn prints). */
export interface ClassificationReport {
  readonly labels: Readonly<Record<string, ConfusableScore>>;
  readonly accuracy: number;
  readonly 'micro avg': LabelScore;
  readonly 'macro avg': LabelScore;
  readonly 'weighted avg': LabelScore;
}

/** What was expected and what came. */
export interface Outcome {
  readonly expected: string;
  readonly predicted: string;
}

export interface ReportOptions {
  /** A label that is counted nowhere but in the accuracy (Rasa's `no_entity`). */
  readonly excluded?: string;
  /** Adds `confused_with` to each label. */
  readonly hasConfusions?: boolean;
}

interface Count {
  right: number;
  expected: number;
  predicted: number;
}

/**
 * Precision, recall, F1 and support of every label that was expected at least once. The micro average is over these labels,
 * the accuracy over all outcomes. A share of nothing is 0.
 */
export function classificationReport(outcomes: readonly Outcome[], options: ReportOptions = {}): ClassificationReport {
  const { excluded, hasConfusions = false } = options;
  const counts = countLabels(outcomes);
  const confusions = hasConfusions ? countConfusions(outcomes, excluded) : null;
  const labels = [...counts].filter(([label, { expected }]) => expected > 0 && label !== excluded).sort(byName);
  const scores = labels.map(([label, count]): readonly [string, ConfusableScore] => [
    label,
    { ...score(count), ...(confusions !== null && { confused_with: confusions.get(label) ?? {} }) },
  ]);
  const micro = { right: 0, expected: 0, predicted: 0 };
  for (const [, count] of labels) {
    micro.right += count.right;
    micro.expected += count.expected;
    micro.predicted += count.predicted;
  }
  const right = outcomes.filter(({ expected, predicted }) => expected === predicted).length;
  const all = scores.map(([, each]) => each);
  return {
    labels: Object.fromEntries(scores),
    accuracy: share(right, outcomes.length),
    'micro avg': score(micro),
    'macro avg': average(all, () => 1),
    'weighted avg': average(all, ({ support }) => support),
  };
}

/** The report as Rasa writes it: labels and averages beside each other. */
export function reportJson({ labels, ...averages }: ClassificationReport): Readonly<Record<string, unknown>> {
  return { ...labels, ...averages };
}

function countLabels(outcomes: readonly Outcome[]): Map<string, Count> {
  const counts = new Map<string, Count>();
  const of = (label: string): Count => {
    const count = counts.get(label) ?? { right: 0, expected: 0, predicted: 0 };
    counts.set(label, count);
    return count;
  };
  for (const { expected, predicted } of outcomes) {
    of(expected).expected += 1;
    of(predicted).predicted += 1;
    if (expected === predicted) of(expected).right += 1;
  }
  return counts;
}

/** How many confusions of a label are named. */
const confusionsShown = 3;

function countConfusions(outcomes: readonly Outcome[], excluded: string | undefined) {
  const taken = new Map<string, Map<string, number>>();
  for (const { expected, predicted } of outcomes) {
    if (expected === predicted || predicted === excluded) continue;
    const row = taken.get(expected) ?? new Map<string, number>();
    taken.set(expected, row.set(predicted, (row.get(predicted) ?? 0) + 1));
  }
  return new Map(
    [...taken].map(([label, row]) => [
      label,
      Object.fromEntries(
        [...row].sort((one, other) => other[1] - one[1] || byName(one, other)).slice(0, confusionsShown),
      ),
    ]),
  );
}

function byName(one: readonly [string, unknown], other: readonly [string, unknown]): number {
  return one[0] < other[0] ? -1 : 1;
}

function score({ right, expected, predicted }: Count): LabelScore {
  const precision = share(right, predicted);
  const recall = share(right, expected);
  return {
    precision,
    recall,
    'f1-score': precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    support: expected,
  };
}

function average(scores: readonly LabelScore[], weight: (score: LabelScore) => number): LabelScore {
  const total = scores.reduce((sum, each) => sum + weight(each), 0);
  const of = (key: 'precision' | 'recall' | 'f1-score'): number =>
    share(
      scores.reduce((sum, each) => sum + weight(each) * each[key], 0),
      total,
    );
  return {
    precision: of('precision'),
    recall: of('recall'),
    'f1-score': of('f1-score'),
    support: scores.reduce((sum, { support }) => sum + support, 0),
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
