/** Ends the program as a wrong call ends it: says what is wrong and nothing else. */
export function endWith(message: string): never {
  console.error(message);
  process.exit(2);
}

/** What a thrown value says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
