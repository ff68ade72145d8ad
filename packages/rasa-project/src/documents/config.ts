import type { Position } from './diagnostic.ts';
import type { JsonObject } from './json-value.ts';

/** A pipeline component, policy or importer of the config, with its options. */
export interface ComponentConfig {
  /** As written (may be a full module path). */
  readonly rawName: string;
  /** The plain class name, `WhitespaceTokenizer`. */
  readonly name: string;
  readonly options: JsonObject;
  readonly at?: Position;
}

/** A config file (rasa-compat 5), defaults filled in. */
export interface Config {
  readonly recipe: string;
  readonly language: string | null;
  readonly assistantId: string | null;
  /** After auto-configuration: defaults where the file gives none. */
  readonly pipeline: readonly ComponentConfig[];
  readonly policies: readonly ComponentConfig[];
  readonly isPipelineDefault: boolean;
  readonly arePoliciesDefault: boolean;
  readonly importers: readonly ComponentConfig[];
  readonly imports: readonly string[];
  readonly raw: JsonObject;
  /** The beginning of the config file. */
  readonly at?: Position;
}
