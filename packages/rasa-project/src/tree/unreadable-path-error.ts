/** A file or folder is there, but a tree cannot read it: readers of projects report it with everything else that is wrong. */
export class UnreadablePathError extends Error {
  override readonly name = 'UnreadablePathError';
  readonly path: string;
  /** Why, as the end of a sentence. */
  readonly reason: string;
  /** What to do about it. */
  readonly mend: string;

  constructor(path: string, problem: { readonly reason: string; readonly mend: string }, options?: ErrorOptions) {
    super(`'${path}' cannot be read: ${problem.reason}. ${problem.mend}`, options);
    this.path = path;
    this.reason = problem.reason;
    this.mend = problem.mend;
  }
}
