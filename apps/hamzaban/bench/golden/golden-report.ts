/** How one file of recordings came out. */
export interface FileReport {
  readonly name: string;
  /** Conversations, calls or texts that were compared. */
  readonly conversations: number;
  readonly equal: number;
  readonly first_difference?: string;
  /** Compared up to where a difference is meant (docs/rasa-differences.md). */
  readonly meant_differences?: number;
}

/** A comparison that went on to its end: every difference, in order. */
export interface Comparison {
  readonly conversations: number;
  readonly differences: readonly string[];
  readonly meantDifferences?: number;
}

/** The entry of a file in the report. */
export function fileReport(name: string, comparison: Comparison): FileReport {
  const { conversations, differences, meantDifferences = 0 } = comparison;
  const [first] = differences;
  return {
    name,
    conversations,
    equal: conversations - differences.length,
    ...(first !== undefined && { first_difference: first.slice(0, 4000) }),
    ...(meantDifferences > 0 && { meant_differences: meantDifferences }),
  };
}
