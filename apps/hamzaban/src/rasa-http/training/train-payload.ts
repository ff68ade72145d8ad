/** What a training by `POST /model/train` came to: a model file. */
export interface PayloadModel {
  readonly path: string;
  /** Its base name. */
  readonly name: string;
  /** Deletes what need not stay, once the file was sent. */
  release(): Promise<void>;
}

export interface PayloadOptions {
  /** Keeps the model in the server's models folder; otherwise it is only sent. */
  readonly keepsModel: boolean;
  readonly isForced: boolean;
}

/** Training of a whole project in one YAML document. */
export interface TrainPayload {
  /** Trainings under way. */
  readonly active: number;
  /** Rejects with a `RasaFailure` that says what is wrong with the document. */
  train(yaml: Buffer, options: PayloadOptions): Promise<PayloadModel>;
}
