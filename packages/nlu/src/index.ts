export {
  type ClassificationReport,
  classificationReport,
  type LabelScore,
  type Outcome,
  reportJson,
} from './evaluation/classification-report.ts';
export { type ComparedPipeline, type ComparisonOptions, comparePipelines } from './evaluation/compare-pipelines.ts';
export { type ConfusedPair, confusedPairs } from './evaluation/confused-pairs.ts';
export { type ConfusionMatrix, confusionMatrix, drawConfusionMatrix } from './evaluation/confusion-matrix.ts';
export {
  type CrossValidation,
  type CrossValidationOptions,
  crossValidate,
  type FoldMetrics,
} from './evaluation/cross-validate.ts';
export { drawLines, type Line } from './evaluation/draw-lines.ts';
export { entityFiles, entityReport, extractorsOf } from './evaluation/entity-report.ts';
export { intentFiles, intentOutcomes, responseFiles, responseOutcomes } from './evaluation/intent-report.ts';
export { type SuspectedLabel, suspectedLabels } from './evaluation/label-errors.ts';
export { type LearningCurveOptions, type LearningCurvePoint, learningCurve } from './evaluation/learning-curve.ts';
export { type NluResult, testExamples } from './evaluation/nlu-result.ts';
export { jsonFile, type ReportFiles, type ReportSwitches } from './evaluation/report-files.ts';
export { createPlainReader } from './features/plain-reader.ts';
export type { ReadEntity, Reader, Reading, ReadToken } from './features/reading.ts';
export type { IntentFeatures } from './intents/intent-features.ts';
export type { NluComponents, PipelineComponent } from './model/components.ts';
export { decodeNluModel } from './model/decode-nlu-model.ts';
export { encodeNluModel } from './model/encode-nlu-model.ts';
export { InvalidAssetError } from './model/invalid-asset-error.ts';
export type { NluModel } from './model/nlu-model.ts';
export type { TrainingEntity, TrainingExample, TrainingWarning } from './model/training-data.ts';
export { fallbackIntent } from './parse/apply-fallback.ts';
export { createNlu, type Nlu, type NluOptions, type ParseOptions } from './parse/create-nlu.ts';
export type { IntentExplanation } from './parse/explain-intent.ts';
export type { NluEntity, NluParse, RankedIntent, SelectedResponse } from './parse/nlu-parse.ts';
export { readerExtractor } from './parse/resolve-entities.ts';
export { splitAtWhitespace, type TokenSpan } from './patterns/whitespace-tokenizer.ts';
export { joinLearned, type LearnedBeside } from './training/learn-beside.ts';
export type { PackedReadings } from './training/pack-readings.ts';
export {
  type BegunTraining,
  beginTraining,
  type NluTrainingData,
  readingShare,
  type TrainedNlu,
  type TrainNluOptions,
  trainNlu,
} from './training/train-nlu.ts';
export { decodeVectors, type Vectors } from './vectors/decode-vectors.ts';
