/** Tests one character, given as a code point. */
export type CharacterTest = (point: number) => boolean;

/** A parsed regular expression. */
export type RegexNode =
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly options: readonly RegexNode[] }
  | {
      readonly kind: 'repeat';
      readonly item: RegexNode;
      readonly least: number;
      readonly most: number;
      readonly mode: 'greedy' | 'lazy' | 'possessive';
    }
  | { readonly kind: 'group'; readonly index: number; readonly item: RegexNode }
  | { readonly kind: 'atomic'; readonly item: RegexNode }
  | { readonly kind: 'backreference'; readonly index: number; readonly ignoresCase: boolean }
  | {
      readonly kind: 'look';
      readonly direction: 'ahead' | 'behind';
      readonly isNegative: boolean;
      readonly item: RegexNode;
      readonly width: number;
    }
  | { readonly kind: 'conditional'; readonly index: number; readonly yes: RegexNode; readonly no: RegexNode }
  | { readonly kind: 'assertion'; readonly assertion: Assertion };

export type Assertion =
  | 'text-start'
  | 'text-end'
  | 'line-start'
  | 'line-end'
  | 'end-or-newline'
  | 'boundary'
  | 'not-boundary';

/** A pattern that Python's `re` would refuse; `message` says why. */
export class InvalidPatternError extends Error {
  override readonly name = 'InvalidPatternError';
}
