/** The command was used wrongly: the message says how, exit code 2, no stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
