import type { JsonValue } from '@hamzaban/rasa-project';

/** Calls of the HTTP API of the real Rasa, in order, with what it answered. */
export interface HttpRecording {
  readonly project: string;
  readonly calls: readonly HttpCall[];
}

export interface HttpCall {
  readonly label: string | null;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>> | null;
    /** A text is sent as it is, anything else as JSON; null = no body. */
    readonly body: JsonValue;
  };
  readonly status: number;
  readonly content_type: string | null;
  readonly body: JsonValue;
}
