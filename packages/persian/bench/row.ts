import type { PersianData, Reader } from '../src/index.ts';
import { type Case, isRight } from './case.ts';

/** What rows may use: one reader with the package's data, and the moment that the shop cases are written for. */
export interface BenchTools {
  readonly reader: Reader;
  readonly data: PersianData;
  readonly nowMs: number;
}

/** One capability: which case files it is measured on and what it must reach. */
export interface BenchRow {
  readonly capability: string;
  /** Case files without `.jsonl`, relative to the folder; all their lines count. */
  readonly files: readonly string[];
  /** Best figure of other software on these files. */
  readonly anchor: string;
  readonly goal: number;
  readonly direction: 'at-least' | 'at-most';
  readonly unit: '%' | 'F1' | 'WER' | 'BLEU' | '/s';
  readonly measure: (cases: readonly FiledCase[], tools: BenchTools) => Measured;
}

/** A case and the file it stands in. */
export interface FiledCase extends Case {
  readonly file: string;
}

export interface Measured {
  readonly figure: number;
  /** Cases that failed, for `--failures`. */
  readonly failures: readonly Failure[];
}

export interface Failure {
  readonly in: unknown;
  readonly out: unknown;
  readonly answer: unknown;
}

/** Measures the share of right answers in percent; `answer` maps a case to a call of a public function. */
export function percentRight(answer: (one: FiledCase, tools: BenchTools) => unknown): BenchRow['measure'] {
  return (cases, tools) => {
    const failures: Failure[] = [];
    for (const one of cases) {
      const given = answer(one, tools);
      if (!isRight(one, given))
        failures.push({
          in: one.in,
          out: one.out,
          answer: typeof given === 'symbol' ? 'nothing maps this row' : given,
        });
    }
    return { figure: cases.length === 0 ? 0 : (100 * (cases.length - failures.length)) / cases.length, failures };
  };
}
