import type { FieldReader } from '../yaml/field-reader.ts';
import type { NluDraft } from './nlu-draft.ts';

/** What the readers of one NLU file share. */
export interface NluFileContext {
  readonly draft: NluDraft;
  readonly fields: FieldReader;
  /** The text of another file (lookup tables), by a path relative to the project or to this file. */
  readonly readText: (path: string) => string | undefined;
}
