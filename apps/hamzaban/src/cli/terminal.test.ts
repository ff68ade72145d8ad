import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createTerminal } from './terminal.ts';

/** A terminal whose error stream is a pipe, with a clock that is set by hand. */
function pipedTerminal() {
  const stderr = new PassThrough();
  const clock = { ms: 0 };
  const terminal = createTerminal({ stdout: new PassThrough(), stderr, now: () => clock.ms });
  return { terminal, clock, written: () => (stderr.read() as Buffer | null)?.toString() ?? '' };
}

describe('progress in a pipe', () => {
  it('is at most a line for each tenth of the work', () => {
    const { terminal, clock, written } = pipedTerminal();
    const progress = terminal.progress('training');
    for (let at = 0; at < 10_000; at++) {
      clock.ms += 60;
      progress.update(at / 10_000, 'intents');
    }
    const lines = written().trimEnd().split('\n');
    expect(lines).toHaveLength(10);
    expect(lines[1]).toMatch(/^training {2}10 % intents, about \d+ s left$/u);
  });

  it('has a line for each part of the work that takes its time', () => {
    const { terminal, clock, written } = pipedTerminal();
    const progress = terminal.progress('training');
    for (const what of ['reading', 'reading', 'intents', 'entities']) {
      clock.ms += 3000;
      progress.update(0.05, what);
    }
    expect(written().match(/reading|intents|entities/gu)).toEqual(['reading', 'intents', 'entities']);
  });

  it('says nothing of work that is done at once', () => {
    const { terminal, clock, written } = pipedTerminal();
    const progress = terminal.progress('training');
    clock.ms += 500;
    progress.update(0.5, 'intents');
    progress.end();
    expect(written()).toBe('');
  });
});
