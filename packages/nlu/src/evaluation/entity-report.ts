import { createOffsetMap } from '@hamzaban/persian';
import type { TrainingEntity } from '../model/training-data.ts';
import type { NluEntity } from '../parse/nlu-parse.ts';
import { readerExtractor } from '../parse/resolve-entities.ts';
import { type ClassificationReport, classificationReport, type Outcome, reportJson } from './classification-report.ts';
import { confidenceHistogram, drawHistogram } from './confidence-histogram.ts';
import { confusionMatrix, drawConfusionMatrix } from './confusion-matrix.ts';
import type { NluResult } from './nlu-result.ts';
import { jsonFile, type ReportFiles, type ReportSwitches } from './report-files.ts';

/** What Rasa calls a token that belongs to no entity. */
const noEntity = 'no_entity';

type Span = Pick<TrainingEntity, 'start' | 'end' | 'entity' | 'role' | 'group'>;

interface TokenOutcome extends Outcome {
  readonly confidence: number;
}

/** The entity report of one extractor: its labels are counted token by token, those of no entity are left out. */
export function entityReport(results: readonly NluResult[], extractor: string): ClassificationReport {
  return classificationReport(
    results.flatMap((result) => tokenOutcomes(result, extractor)),
    { excluded: noEntity, hasConfusions: true },
  );
}

/** Extractors that found anything. What the reader finds by itself is not learned, so it is not tested (as Rasa does with Duckling). */
export function extractorsOf(results: readonly NluResult[]): readonly string[] {
  const names = new Set(results.flatMap(({ entities }) => entities.map(({ extractor }) => extractor)));
  names.delete(readerExtractor);
  return [...names].sort();
}

/** For every extractor that found anything `<extractor>_report.json` and what stands beside it (rasa-compat 23.4). */
export function entityFiles(results: readonly NluResult[], switches: ReportSwitches = {}): ReportFiles {
  const { hasErrors = true, hasSuccesses = false, hasPlots = true } = switches;
  const files = new Map<string, string>();
  for (const extractor of extractorsOf(results)) {
    const byExample = results.map((result) => ({ result, tokens: tokenOutcomes(result, extractor) }));
    const outcomes = byExample.flatMap(({ tokens }) => tokens);
    files.set(`${extractor}_report.json`, jsonFile(reportJson(entityReport(results, extractor))));
    const isRight = ({ tokens }: { tokens: readonly Outcome[] }) =>
      tokens.every(({ expected, predicted }) => expected === predicted);
    const errors = byExample.filter((each) => !isRight(each));
    if (hasErrors && errors.length > 0)
      files.set(`${extractor}_errors.json`, jsonFile(errors.map(({ result }) => entry(result, extractor))));
    const successes = byExample.filter((each) => isRight(each) && each.result.example.entities.length > 0);
    if (hasSuccesses && successes.length > 0)
      files.set(`${extractor}_successes.json`, jsonFile(successes.map(({ result }) => entry(result, extractor))));
    const matrix = confusionMatrix(outcomes);
    files.set(`${extractor}_confusion_matrix.json`, jsonFile(matrix));
    if (!hasPlots) continue;
    files.set(`${extractor}_confusion_matrix.svg`, drawConfusionMatrix(matrix, extractor));
    const sure = outcomes
      .filter(({ predicted }) => predicted !== noEntity)
      .map(({ expected, predicted, confidence }) => ({ isRight: expected === predicted, confidence }));
    files.set(`${extractor}_histogram.svg`, drawHistogram(confidenceHistogram(sure), extractor));
  }
  return files;
}

/** As Rasa writes it: offsets count code points, not UTF-16 units. */
function entry({ example, entities }: NluResult, extractor: string): unknown {
  const { toCodePoint } = createOffsetMap(example.text);
  const moved = <Entity extends Span>(entity: Entity): Entity => ({
    ...entity,
    start: toCodePoint(entity.start),
    end: toCodePoint(entity.end),
  });
  return {
    text: example.text,
    entities: example.entities.map(moved),
    predicted_entities: entities
      .filter((entity) => entity.extractor === extractor)
      .map(({ confidence, ...entity }) => ({
        ...moved(entity),
        ...(confidence !== undefined && { confidence_entity: confidence }),
      })),
  };
}

function tokenOutcomes({ example, entities, tokens }: NluResult, extractor: string): readonly TokenOutcome[] {
  const found = entities.filter((entity) => entity.extractor === extractor);
  return tokens.map((token) => {
    const predicted = entityAt(token, found);
    return {
      expected: labelOf(entityAt(token, example.entities)),
      predicted: labelOf(predicted),
      confidence: (predicted as NluEntity | undefined)?.confidence ?? 1,
    };
  });
}

/** The entity that covers most of a token. */
function entityAt<Entity extends Span>(
  [start, end]: readonly [number, number],
  entities: readonly Entity[],
): Entity | undefined {
  let best: Entity | undefined;
  let most = 0;
  for (const entity of entities) {
    const shared = Math.min(end, entity.end) - Math.max(start, entity.start);
    if (shared > most) {
      best = entity;
      most = shared;
    }
  }
  return best;
}

/** Type, group and role in one, as Rasa joins them. */
function labelOf(entity: Span | undefined): string {
  if (entity === undefined) return noEntity;
  return [entity.entity, entity.group, entity.role].filter((part) => part !== undefined).join('.');
}
