import { hasCode } from '../files/has-code.ts';
import { systemProblemOf } from '../files/system-problem.ts';

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

/** All is well with it. */
export function ok(check: Bilingual, detail: Bilingual): Finding {
  return { check, state: 'ok', detail };
}

/** It cannot be looked at, with the mend that fits the reason. */
export function unreadable(check: Bilingual, path: string, error: unknown): Finding {
  const problem = systemProblemOf(error);
  const because = problem?.reason ?? (error instanceof Error ? error.message : String(error));
  const isRefused = problem === undefined || problem.isRefused;
  return {
    check,
    state: 'error',
    detail: { en: `${path} cannot be used: ${because}`, fa: `${path} قابل استفاده نیست: ${because}` },
    mend: isMissing(error)
      ? { en: `mkdir -p ${path} (hamzaban serve makes it too)`, fa: `بسازیدش: mkdir -p ${path}` }
      : !isRefused
        ? { en: problem.mend, fa: `${path} را درست کنید یا پوشهٔ دیگری را در HAMZABAN_HOME بگذارید.` }
        : {
            en: `Give it to the user that runs the program: chown -R $USER ${path} && chmod u+rwX ${path}`,
            fa: `مالکیت و دسترسی‌اش را درست کنید: chown -R $USER ${path} && chmod u+rwX ${path}`,
          },
  };
}

export function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT');
}
