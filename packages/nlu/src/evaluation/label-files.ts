import { classificationReport, reportJson } from './classification-report.ts';
import { confidenceHistogram, drawHistogram } from './confidence-histogram.ts';
import { confusionMatrix, drawConfusionMatrix } from './confusion-matrix.ts';
import { jsonFile, type ReportFiles, type ReportSwitches } from './report-files.ts';

export interface LabelAnswer {
  readonly expected: string;
  readonly predicted: string;
  readonly confidence: number;
  /** How errors and successes are written. */
  readonly entry: unknown;
}

/** Report, errors, successes, confusion matrix and histogram of one kind of label, by Rasa's names. */
export function labelFiles(
  kind: string,
  answers: readonly LabelAnswer[],
  { hasErrors = true, hasSuccesses = false, hasPlots = true }: ReportSwitches,
): ReportFiles {
  const files = new Map<string, string>();
  if (answers.length === 0) return files;
  files.set(`${kind}_report.json`, jsonFile(reportJson(classificationReport(answers, { hasConfusions: true }))));
  const isRight = ({ expected, predicted }: LabelAnswer) => expected === predicted;
  const errors = answers.filter((answer) => !isRight(answer)).sort((one, other) => other.confidence - one.confidence);
  if (hasErrors && errors.length > 0) files.set(`${kind}_errors.json`, jsonFile(errors.map(({ entry }) => entry)));
  const successes = answers.filter(isRight);
  if (hasSuccesses && successes.length > 0)
    files.set(`${kind}_successes.json`, jsonFile(successes.map(({ entry }) => entry)));
  const matrix = confusionMatrix(answers);
  files.set(`${kind}_confusion_matrix.json`, jsonFile(matrix));
  if (!hasPlots) return files;
  const title = kind.replaceAll('_', ' ');
  const sureness = answers.map((answer) => ({ isRight: isRight(answer), confidence: answer.confidence }));
  files.set(`${kind}_confusion_matrix.svg`, drawConfusionMatrix(matrix, title));
  files.set(`${kind}_histogram.svg`, drawHistogram(confidenceHistogram(sureness), title));
  return files;
}
