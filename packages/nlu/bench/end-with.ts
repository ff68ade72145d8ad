/** Ends the program as a wrong call ends it: says what is wrong and nothing else. */
export function endWith(message: string): never {
  console.error(message);
  process.exit(2);
}
