export { DEFAULT_ACTIONS, DEFAULT_INTENTS, HIDDEN_ACTIONS } from './default-names.ts';
export { DIAGNOSTIC_CODES, type DiagnosticCode, type DiagnosticCodeEntry } from './diagnostics/diagnostic-codes.ts';
export { shortenText } from './diagnostics/shorten-text.ts';
export type { Difference } from './differences/difference.ts';
export { listDifferences } from './differences/list-differences.ts';
export { cleanJson } from './documents/clean-json.ts';
export type { ComponentConfig, Config } from './documents/config.ts';
export type { Diagnostic, Position, Severity } from './documents/diagnostic.ts';
export type {
  ActionDefinition,
  Domain,
  EntityDefinition,
  FormDefinition,
  IntentDefinition,
} from './documents/domain.ts';
export type { JsonObject, JsonValue } from './documents/json-value.ts';
export type {
  AnnotatedEntity,
  IntentExample,
  LookupTable,
  NluData,
  RegexPattern,
  Synonym,
} from './documents/nlu-data.ts';
export type { Project, ProjectPart } from './documents/project.ts';
export type { ResponseCondition, ResponseVariation } from './documents/response.ts';
export type { MappingCondition, SlotDefinition, SlotMapping, SlotMappingType, SlotType } from './documents/slot.ts';
export type { Rule, SlotItem, StepEntity, Story, StoryStep, UserStep } from './documents/story.ts';
export { type Migration, type MigrationOptions, migrateProject } from './migrate/migrate-project.ts';
export { type AnnotatedText, readAnnotatedText } from './nlu/annotated-text.ts';
export type { ProjectOptions } from './project/project-options.ts';
export { type DataFiles, readDataPaths, readTestPaths } from './project/read-data-paths.ts';
export { type ReadProjectResult, readProject } from './project/read-project.ts';
export { RASA_CHANNELS } from './rasa-channels.ts';
export type { FileTree } from './tree/file-tree.ts';
export { createMemoryTree } from './tree/memory-tree.ts';
export { UnreadablePathError } from './tree/unreadable-path-error.ts';
export { validateProject } from './validate/validate-project.ts';
export { annotateText } from './write/annotate-text.ts';
export { type NluSplit, type SplitOptions, splitNlu } from './write/split-nlu.ts';
export { writeDomain } from './write/write-domain.ts';
export { writeJsonNlu } from './write/write-json-nlu.ts';
export { writeNlu } from './write/write-nlu.ts';
export { writeResponses } from './write/write-responses.ts';
export { type Dialogues, writeStories } from './write/write-stories.ts';
export { type TestedStep, type TestedStory, writeTestedStories } from './write/write-tested-stories.ts';
export { toYaml } from './write/yaml-text.ts';
export type { Environment } from './yaml/environment.ts';
export { readYamlValue, type YamlValue } from './yaml/read-yaml-value.ts';
