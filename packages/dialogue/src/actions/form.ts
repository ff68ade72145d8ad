/** What a form's loop needs to know of it. */
export interface Form {
  readonly name: string;
  readonly requiredSlots: readonly string[];
}
