import type { JsonObject } from '../json.ts';
import type { TurnAnswer } from './turn-answer.ts';

/** One message of a visitor, already checked by the schema of `POST /webhook`. */
export interface TurnRequest {
  readonly userId: string;
  readonly message: string;
  readonly clientMessageId?: string;
  readonly metadata?: JsonObject;
  /** The value of the header `Idempotency-Key`. */
  readonly idempotencyKey?: string;
}

/** The answer, and whether it was given before (`Idempotent-Replayed: true`). */
export interface TurnResult {
  readonly answer: TurnAnswer;
  readonly isReplay: boolean;
}
