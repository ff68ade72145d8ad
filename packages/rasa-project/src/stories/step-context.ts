import type { FieldReader } from '../yaml/field-reader.ts';

/** What the readers of steps share. */
export interface StepContext {
  readonly fields: FieldReader;
  readonly isTest: boolean;
  /** `the story 'name'`, for messages. */
  readonly owner: string;
}
