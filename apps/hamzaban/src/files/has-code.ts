/** Whether a thrown value is an error with one of these codes, such as those of the file system (`ENOENT`, `EEXIST`). */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
