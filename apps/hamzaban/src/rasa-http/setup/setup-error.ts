/** A file beside the project asks for something that is wrong or not supported; the message names file and way out. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
  readonly code = 'SETUP';
}
