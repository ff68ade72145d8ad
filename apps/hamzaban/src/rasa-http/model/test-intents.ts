import type { Agent } from '@hamzaban/bot';
import {
  type ClassificationReport,
  classificationReport,
  entityReport,
  extractorsOf,
  intentOutcomes,
  type NluParse,
  type NluResult,
  type Outcome,
  reportJson,
  testExamples,
} from '@hamzaban/nlu';
import { createMemoryTree, type IntentExample, readDataPaths } from '@hamzaban/rasa-project';

/** The examples of one text of NLU data against a bot's understanding, as `POST /model/test/intents` answers. */
export function testIntents(agent: Agent, data: { readonly text: string; readonly isYaml: boolean }): unknown {
  const file = data.isYaml ? 'data.yml' : 'data.json';
  const { nlu } = readDataPaths(createMemoryTree({ [file]: data.text }), [file]);
  return intentTestBody(testExamples(nlu.examples, parserOf(agent)));
}

/** The answer for what was understood of some examples. */
function intentTestBody(results: readonly NluResult<IntentExample>[]): unknown {
  const intents = new Set(results.flatMap(({ expectedIntent }) => expectedIntent ?? []));
  const responses = results.flatMap(({ response }) => response ?? []);
  const hasEntities = results.some(({ example }) => example.entities.length > 0);
  return {
    // One intent alone cannot be taken for another: Rasa tests none then.
    intent_evaluation: intents.size < 2 ? null : intentEvaluation(results),
    entity_evaluation: hasEntities ? entityEvaluation(results) : null,
    response_selection_evaluation:
      new Set(responses.map(({ expected }) => expected)).size < 2
        ? null
        : evaluation(responses.map(({ expected, predicted }) => ({ expected, predicted: predicted ?? '' }))),
  };
}

function intentEvaluation(results: readonly NluResult<IntentExample>[]): unknown {
  const withIntent = results.filter(({ expectedIntent }) => expectedIntent !== null);
  const wrong = withIntent.filter(({ expectedIntent, intent }) => intent.name !== expectedIntent);
  return {
    predictions: withIntent.map(({ example, expectedIntent, intent }) => ({
      text: example.text,
      intent: expectedIntent,
      predicted: intent.name ?? '',
      confidence: intent.confidence,
    })),
    ...evaluation(intentOutcomes(results)),
    errors: wrong.map(({ example, expectedIntent, intent }) => ({
      text: example.text,
      intent: expectedIntent,
      intent_prediction: { name: intent.name ?? '', confidence: intent.confidence },
    })),
  };
}

function entityEvaluation(results: readonly NluResult<IntentExample>[]): unknown {
  return Object.fromEntries(
    extractorsOf(results).map((extractor) => [extractor, averages(entityReport(results, extractor))]),
  );
}

function evaluation(outcomes: readonly Outcome[]) {
  return averages(classificationReport(outcomes, { hasConfusions: true }));
}

function averages(report: ClassificationReport) {
  const weighted = report['weighted avg'];
  return {
    report: reportJson(report),
    precision: weighted.precision,
    f1_score: weighted['f1-score'],
    accuracy: report.accuracy,
  };
}

/** The bot's understanding; texts like `/greet` name their intent themselves. */
function parserOf({ nlu, parse }: Agent): (text: string) => NluParse {
  return (text) => {
    const understood = nlu.parse(text);
    if (!text.startsWith('/')) return understood;
    const { name, confidence = 0 } = parse(text).intent;
    return { ...understood, intent: { name, confidence } };
  };
}
