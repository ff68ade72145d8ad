/** The store cannot be opened, read or written; the message names it and the mend. */
export class TrackerStoreError extends Error {
  override readonly name = 'TrackerStoreError';
  readonly code = 'TRACKER_STORE';
}
