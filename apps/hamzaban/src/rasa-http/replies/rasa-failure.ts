/** The version that this server answers as. */
export const rasaVersion = '3.6.21';

const docs = 'https://rasa.com/docs/rasa';

export interface RasaFailureOptions {
  readonly status: number;
  /** Rasa's short name of the failure; clients compare it. */
  readonly reason: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, string>>;
  /** Path below Rasa's documentation. */
  readonly help?: string;
}

/** A failure that the HTTP API answers in Rasa's shape (rasa-compat 19). */
export class RasaFailure extends Error {
  override readonly name = 'RasaFailure';
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;

  constructor({ status, reason, message, details = {}, help }: RasaFailureOptions) {
    super(message);
    this.status = status;
    this.body = {
      version: rasaVersion,
      status: 'failure',
      message,
      reason,
      details,
      help: help === undefined ? null : `${docs}${help}`,
      code: status,
    };
  }
}

/** 400 for a request that lacks something or says it wrongly. */
export function badRequest(message: string, details?: Readonly<Record<string, string>>, help?: string): RasaFailure {
  return new RasaFailure({
    status: 400,
    reason: 'BadRequest',
    message,
    ...(details !== undefined && { details }),
    ...(help !== undefined && { help }),
  });
}

/** 409: no model is loaded. */
export function noAgent(): RasaFailure {
  return new RasaFailure({
    status: 409,
    reason: 'Conflict',
    message: 'No agent loaded. To continue processing, a model of a trained agent needs to be loaded.',
    help: '/user-guide/configuring-http-api/',
  });
}

/** 500 of a kind (`ConversationError`, `ParsingError` …) with the cause's own words. */
export function unexpected(reason: string, cause: string): RasaFailure {
  return new RasaFailure({ status: 500, reason, message: `An unexpected error occurred. Error: ${cause}` });
}
