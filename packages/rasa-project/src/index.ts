export { DEFAULT_ACTIONS, DEFAULT_INTENTS, HIDDEN_ACTIONS } from './default-names.ts';
export { DIAGNOSTIC_CODES, type DiagnosticCode, type DiagnosticCodeEntry } from './diagnostics/diagnostic-codes.ts';
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
export type { ProjectOptions } from './project/project-options.ts';
export { type ReadProjectResult, readProject } from './project/read-project.ts';
export type { FileTree } from './tree/file-tree.ts';
export { createMemoryTree } from './tree/memory-tree.ts';
export { validateProject } from './validate/validate-project.ts';
export type { Environment } from './yaml/environment.ts';
