import type { ComponentConfig, JsonObject, JsonValue } from '@hamzaban/rasa-project';

/** One file of recordings: what the real Rasa answered with one project. */
export interface Recording {
  readonly project: string;
  readonly variant: string;
  readonly config: { readonly policies: readonly JsonObject[] };
  /** The domain as Rasa loaded it, as YAML, where it is not the project's own. */
  readonly domain_used?: string | null;
  readonly conversations: readonly RecordedConversation[];
}

export interface RecordedConversation {
  readonly id: string;
  readonly messages: readonly string[];
  readonly answers: readonly (readonly JsonValue[])[];
  readonly events: readonly JsonObject[];
  /** Not in recordings of our own. */
  readonly final?: JsonObject;
}

/** The recorded configuration's policies as documents. */
export function recordedPolicies(recording: Recording): readonly ComponentConfig[] {
  return recording.config.policies.map(({ name, ...options }) => ({
    rawName: String(name),
    name: String(name),
    options: options as JsonObject,
  }));
}
