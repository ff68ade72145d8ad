import type { TrainingExample } from '../model/training-data.ts';
import type { Outcome } from './classification-report.ts';
import { labelFiles } from './label-files.ts';
import type { NluResult } from './nlu-result.ts';
import type { ReportFiles, ReportSwitches } from './report-files.ts';

/** What was expected and what came, for every example that has an intent. */
export function intentOutcomes(results: readonly NluResult[]): readonly Outcome[] {
  return results.flatMap(({ expectedIntent, intent }) =>
    expectedIntent === null ? [] : [{ expected: expectedIntent, predicted: intent.name ?? '' }],
  );
}

/** What should be answered and what a response selector chose, for every example of a retrieval intent. */
export function responseOutcomes(results: readonly NluResult[]): readonly Outcome[] {
  return results.flatMap(({ response }) =>
    response === undefined ? [] : [{ expected: response.expected, predicted: response.predicted ?? '' }],
  );
}

/** `intent_report.json` and what stands beside it; nothing when no example has an intent. */
export function intentFiles<Example extends TrainingExample>(
  results: readonly NluResult<Example>[],
  switches: ReportSwitches = {},
): ReportFiles {
  const answers = results.flatMap(({ example, expectedIntent, intent }) =>
    expectedIntent === null
      ? []
      : [
          {
            expected: expectedIntent,
            predicted: intent.name ?? '',
            confidence: intent.confidence,
            entry: {
              text: example.text,
              intent: expectedIntent,
              intent_prediction: { name: intent.name ?? '', confidence: intent.confidence },
            },
          },
        ],
  );
  return labelFiles('intent', answers, switches);
}

/** `response_selection_report.json` and what stands beside it. */
export function responseFiles(results: readonly NluResult[], switches: ReportSwitches = {}): ReportFiles {
  const answers = results.flatMap(({ example, response }) =>
    response === undefined
      ? []
      : [
          {
            expected: response.expected,
            predicted: response.predicted ?? '',
            confidence: response.confidence,
            entry: {
              text: example.text,
              intent_response_key_target: response.expected,
              intent_response_key_prediction: { name: response.predicted ?? '', confidence: response.confidence },
            },
          },
        ],
  );
  return labelFiles('response_selection', answers, switches);
}
