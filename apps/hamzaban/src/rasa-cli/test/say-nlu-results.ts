import {
  classificationReport,
  confusedPairs,
  entityReport,
  extractorsOf,
  type FoldMetrics,
  intentOutcomes,
  type NluResult,
  type Outcome,
  responseOutcomes,
} from '@hamzaban/nlu';
import type { IntentExample } from '@hamzaban/rasa-project';
import type { Terminal } from '../../cli/terminal.ts';

/** How many of a list are shown; the files have all. */
export const SHOWN = 20;

/** Tells how intents, responses and entities did. */
export function sayResults(results: readonly NluResult[], terminal: Terminal): void {
  sayIntents(results, terminal);
  sayResponses(results, terminal);
  for (const extractor of extractorsOf(results)) {
    const scores = entityReport(results, extractor)['weighted avg'];
    terminal.out(
      `Entities of ${extractor}: F1 ${scores['f1-score'].toFixed(3)}, precision ${scores.precision.toFixed(3)}, recall ${scores.recall.toFixed(3)}`,
    );
  }
}

function sayIntents(results: readonly NluResult[], terminal: Terminal): void {
  const outcomes = intentOutcomes(results);
  if (outcomes.length === 0) {
    terminal.out('No example has an intent.');
    return;
  }
  sayOutcomes('Intents', outcomes, terminal);
}

function sayResponses(results: readonly NluResult[], terminal: Terminal): void {
  const outcomes = responseOutcomes(results);
  if (outcomes.length > 0) sayOutcomes('Response selection', outcomes, terminal);
}

function sayOutcomes(what: string, outcomes: readonly Outcome[], terminal: Terminal): void {
  const { accuracy, 'weighted avg': weighted } = classificationReport(outcomes);
  terminal.out(
    `${what}: accuracy ${accuracy.toFixed(3)} on ${outcomes.length} examples, F1 ${weighted['f1-score'].toFixed(3)}, precision ${weighted.precision.toFixed(3)}`,
  );
}

/** Tells which intents were taken for each other most often. */
export function sayPairs(results: readonly NluResult<IntentExample>[], terminal: Terminal): void {
  const pairs = confusedPairs(results).slice(0, SHOWN);
  if (pairs.length === 0) return;
  terminal.out('Intents taken for each other most often:');
  for (const { intents, count, examples } of pairs) {
    const at = examples[0]?.example.at;
    terminal.out(`  ${count} × ${intents[0]} / ${intents[1]}${at === undefined ? '' : `, e.g. ${at.file}:${at.line}`}`);
  }
}

/** Tells how something did on average over the folds of a cross-validation. */
export function sayMetrics(
  what: string,
  { training, held }: { readonly training: FoldMetrics; readonly held: FoldMetrics },
  terminal: Terminal,
): void {
  const line = (side: string, { accuracy, f1, precision }: FoldMetrics) =>
    terminal.out(`${what}, ${side}: accuracy ${spread(accuracy)}, F1 ${spread(f1)}, precision ${spread(precision)}`);
  line('train', training);
  line('test', held);
}

function spread({ mean, deviation }: FoldMetrics['f1']): string {
  return `${mean.toFixed(3)} (${deviation.toFixed(3)})`;
}
