import type { Position } from '../documents/diagnostic.ts';

/** Something in a project that behaves otherwise than on the real Rasa, and what to do about it. */
export interface Difference extends Position {
  readonly what: string;
  readonly wayOut: string;
}
