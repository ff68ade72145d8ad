/**
 * Places where our server says something else on purpose (docs/rasa-differences.md): both messages are compared up to the
 * end of the match, which must be the same.
 */
const meant: readonly RegExp[] = [
  // Rasa shows the address of a function in the place of the intent's name.
  /^The intent (?=<function )/,
  // Rasa names a node of its own component graph.
  /^An unexpected error occurred\. Error: (?=Error running graph component for node )/,
  // The words of another YAML parser.
  /^The request body does not contain valid YAML\. Error: Failed to read YAML\. /,
  // The words of another schema checker.
  /^An unexpected error occurred during training\. Error: Failed to validate '(?=TMP\/)/,
];

/** How much of a recorded message is compared; null = all of it. */
export function comparedLength(message: string): number | null {
  for (const pattern of meant) {
    const match = pattern.exec(message);
    if (match !== null) return match[0].length;
  }
  return null;
}
