/** A model file that cannot be used; the message names the file and what to do. */
export class ModelFileError extends Error {
  override readonly name = 'ModelFileError';
  readonly path: string;

  constructor(path: string, problem: string, options?: ErrorOptions) {
    super(`The model file ${path} ${problem}.`, options);
    this.path = path;
  }
}
