/** A numeral found in terms. */
export interface NumberMatch {
  /** Index of the first term and of the term after the last. */
  readonly first: number;
  readonly next: number;
  readonly low: number;
  /** Equal to `low` unless the number is approximate («سه چهار»). */
  readonly high: number;
  readonly isOrdinal: boolean;
  /** Whether it counts only where what follows calls for a number («یه», «نه», «نیم»). */
  readonly isWeak: boolean;
  /** The smallest scale word used (1 for none): 1000 in «یه میلیون و صد هزار». */
  readonly scale: number;
  /** The greatest scale word used (1 for none). */
  readonly topScale: number;
  readonly hasDigits: boolean;
}
