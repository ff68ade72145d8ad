/** Files of a report: name to content. */
export type ReportFiles = ReadonlyMap<string, string>;

/** Which of the files are wanted; Rasa's `--no-errors`, `--successes`, `--no-plot`. */
export interface ReportSwitches {
  readonly hasErrors?: boolean;
  readonly hasSuccesses?: boolean;
  readonly hasPlots?: boolean;
}

/** A value as a file of JSON, indented as Rasa's. */
export function jsonFile(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
