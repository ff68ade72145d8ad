/** A test of the model in use, run beside the event loop. */
export type ModelTest =
  | { readonly kind: 'stories'; readonly yaml: string; readonly isEndToEnd: boolean }
  | { readonly kind: 'intents'; readonly text: string; readonly isYaml: boolean };

/** Tests a model file; the answer is the route's body. Rejects with the reason when it cannot be done. */
export type RunModelTest = (modelPath: string, test: ModelTest) => Promise<unknown>;

export interface ModelTestData {
  readonly modelPath: string;
  readonly test: ModelTest;
}

export type ModelTestMessage =
  | { readonly kind: 'done'; readonly body: unknown }
  | { readonly kind: 'failed'; readonly message: string };
