/**
 * What was wrong with a Rasa server's answer; the `cause` of an `AppError`, for the log. `breaker_open`: it was not asked,
 * because it failed several times just now.
 */
export type RasaServerFault =
  | 'breaker_open'
  | 'bad_status'
  | 'not_json'
  | 'not_replies'
  | 'too_many_replies'
  | 'too_deep';

/** A fault of a Rasa server; holds nothing of what was said. */
export class RasaServerError extends Error {
  override readonly name = 'RasaServerError';
  readonly fault: RasaServerFault;
  /** HTTP status, when that was wrong. */
  readonly status: number | null;

  constructor(fault: RasaServerFault, status: number | null = null) {
    super(status === null ? fault : `${fault}: ${status}`);
    this.fault = fault;
    this.status = status;
  }
}
