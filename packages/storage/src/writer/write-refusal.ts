/** Thrown by an operation that must leave no trace, with what it answers; the writer undoes it and hands that on. */
export class WriteRefusal extends Error {
  override readonly name = 'WriteRefusal';
  readonly answer: unknown;

  constructor(answer: unknown) {
    super('refused');
    this.answer = answer;
  }
}
