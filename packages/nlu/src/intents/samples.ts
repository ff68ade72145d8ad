/**
 * Training messages, one behind the other: message `m` has the features `starts[m] … starts[m + 1]`, of each of which the
 * row and the value stand in `rows` and `values`, and it belongs to the class `labels[m]`; -1 = none of them.
 */
export interface Samples {
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly values: Float32Array;
  readonly labels: Int32Array;
}
