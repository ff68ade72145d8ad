/** The time: epoch milliseconds. */
export interface Clock {
  now(): number;
}
