/** One lookup table or regular expression of the NLU data, named after an entity. */
export type PatternSet =
  | { readonly kind: 'regex'; readonly name: string; readonly pattern: string }
  | { readonly kind: 'lookup'; readonly name: string; readonly phrases: readonly string[] };
