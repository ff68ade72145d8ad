/** A text for people in both languages. */
export interface Bilingual {
  readonly en: string;
  readonly fa: string;
}

/** What one look found: all is well, or what is wrong and what to do about it. */
export interface Finding {
  readonly check: Bilingual;
  readonly state: 'ok' | 'warning' | 'error';
  readonly detail: Bilingual;
  /** What to do; only when not ok. */
  readonly mend?: Bilingual;
}
