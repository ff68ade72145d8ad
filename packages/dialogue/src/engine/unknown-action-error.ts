/** A policy predicts an action that the domain does not have: the model was trained in spite of errors. */
export class UnknownActionError extends Error {
  override readonly name = 'UnknownActionError';
  readonly action: string;

  constructor(action: string) {
    super(`Cannot access action '${action}', as that name is not a registered action for this domain.`);
    this.action = action;
  }
}
