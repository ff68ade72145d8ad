import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
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

describe('a terminal whose reader is gone', () => {
  const broken = (code: string) => {
    const stream = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error(`${code}: write`), { code })),
      autoDestroy: false,
    });
    return stream;
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  it('drops what is written, says nothing, and tells the command', async () => {
    const stderr = new PassThrough();
    const onLost = vi.fn();
    const terminal = createTerminal({ stdout: broken('EPIPE'), stderr, now: () => 0, onLost });
    expect(terminal.isAbandoned).toBe(false);
    for (let line = 0; line < 3; line++) terminal.out('a line');
    await settled();
    expect(terminal.isAbandoned).toBe(true);
    expect(stderr.read()).toBeNull();
    expect(onLost).not.toHaveBeenCalled();
  });

  it('goes on when nobody reads its progress', async () => {
    const terminal = createTerminal({ stdout: new PassThrough(), stderr: broken('EPIPE'), now: () => 0 });
    terminal.err('a line');
    terminal.progress('training').end('done');
    await settled();
    expect(terminal.isAbandoned).toBe(false);
  });

  it('says once that results are lost when the disk is full', async () => {
    const stderr = new PassThrough();
    const onLost = vi.fn();
    const terminal = createTerminal({ stdout: broken('ENOSPC'), stderr, now: () => 0, onLost });
    for (let line = 0; line < 3; line++) terminal.out('a line');
    await settled();
    expect(String(stderr.read())).toBe('The output cannot be written: ENOSPC: write\n');
    expect(onLost).toHaveBeenCalledTimes(1);
    expect(terminal.isAbandoned).toBe(false);
  });
});
