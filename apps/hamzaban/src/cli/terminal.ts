import type { Writable } from 'node:stream';
import picocolors from 'picocolors';

/**
 * Where a command speaks: results on `out`, everything else on `err`. When nobody reads any more (`… | head`), words are dropped and
 * the work goes on to its end: a training that somebody looks at the first line of is a training all the same.
 */
export interface Terminal {
  /** Whether a person reads the results (secrets are shown to persons only). */
  readonly isInteractive: boolean;
  /** Nobody reads the results any more: what only answers can end. */
  readonly isAbandoned: boolean;
  readonly colors: ReturnType<typeof picocolors.createColors>;
  out(text: string): void;
  err(text: string): void;
  /** A line that is drawn over while a person looks on; otherwise at most a plain line for each tenth or part of the work. */
  progress(title: string): Progress;
}

export interface Progress {
  /** @param fraction 0 to 1 */
  update(fraction: number, what: string): void;
  end(text?: string): void;
}

const REDRAW_MS = 80;
const PLAIN_LINE_MS = 2000;
const BAR_LENGTH = 24;

export function createTerminal(options: {
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly now: () => number;
  /** Results were lost for another reason than that nobody reads them, as when the disk is full; told on `err` already. */
  readonly onLost?: () => void;
}): Terminal {
  const { stdout, stderr, now, onLost } = options;
  const isDrawn = stderr.isTTY === true;
  let isAbandoned = false;
  let isLost = false;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') isAbandoned = true;
    if (error.code === 'EPIPE' || isLost) return;
    isLost = true;
    stderr.write(`The output cannot be written: ${error.message}\n`);
    onLost?.();
  });
  // There is no place left to tell of it.
  stderr.on('error', () => {});
  return {
    isInteractive: stdout.isTTY === true,
    get isAbandoned() {
      return isAbandoned;
    },
    colors: picocolors.createColors(isDrawn && picocolors.isColorSupported),
    out: (text) => void stdout.write(`${text}\n`),
    err: (text) => void stderr.write(`${text}\n`),
    progress(title) {
      const started = now();
      let drawnAt = isDrawn ? Number.NEGATIVE_INFINITY : started;
      let written = '';
      return {
        update(fraction, what) {
          if (now() - drawnAt < (isDrawn ? REDRAW_MS : PLAIN_LINE_MS)) return;
          const step = `${Math.floor(fraction * 10)} ${what}`;
          if (!isDrawn && step === written) return;
          written = step;
          drawnAt = now();
          const line = `${title} ${percent(fraction)} ${what}${estimate(now() - started, fraction)}`;
          stderr.write(isDrawn ? `\r\u001b[K${bar(fraction)} ${line}` : `${line}\n`);
        },
        end(text) {
          if (isDrawn) stderr.write('\r\u001b[K');
          if (text !== undefined) stderr.write(`${text}\n`);
        },
      };
    },
  };
}

function percent(fraction: number): string {
  return `${Math.floor(fraction * 100)} %`.padStart(5);
}

function bar(fraction: number): string {
  const full = Math.round(fraction * BAR_LENGTH);
  return '█'.repeat(full) + '░'.repeat(BAR_LENGTH - full);
}

/** What is left by the pace so far; nothing before a tenth is done, when it would only be a guess. */
function estimate(elapsedMs: number, fraction: number): string {
  if (fraction < 0.1 || fraction >= 1) return '';
  const seconds = (elapsedMs * (1 - fraction)) / fraction / 1000;
  return `, about ${Math.max(1, Math.round(seconds))} s left`;
}
