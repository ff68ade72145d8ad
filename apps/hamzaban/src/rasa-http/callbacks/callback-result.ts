/** What is sent to a `callback_url`. */
export interface CallbackResult {
  readonly contentType: string;
  readonly body: Uint8Array;
}
