import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Diagnostic } from '@hamzaban/rasa-project';
import { describe, expect, it } from 'vitest';
import { createTerminal } from '../cli/terminal.ts';
import { writeDiagnostics } from './write-diagnostics.ts';

const found = (severity: Diagnostic['severity'], code: Diagnostic['code'], count: number): Diagnostic[] =>
  Array.from({ length: count }, (_, index) => ({
    severity,
    code,
    file: 'domain.yml',
    line: index + 1,
    column: 1,
    message: 'it is so.',
  }));

async function written(diagnostics: readonly Diagnostic[], options = {}): Promise<string[]> {
  const stderr = new PassThrough();
  const terminal = createTerminal({ stdout: new PassThrough(), stderr, now: () => 0 });
  writeDiagnostics(terminal, diagnostics, options);
  stderr.end();
  return (await text(stderr)).trimEnd().split('\n');
}

describe('diagnostics on the terminal', () => {
  const diagnostics = [
    ...found('error', 'unknown-action', 5),
    ...found('info', 'imported-definition-replaced', 12),
    ...found('warning', 'unused-intent', 5),
  ];

  it('name every error and warning, errors last, and of what is no problem a few', async () => {
    const lines = await written(diagnostics);
    const severities = lines.map((line) => /: (info|warning|error): /.exec(line)?.[1]);
    expect(severities).toEqual([
      ...Array(3).fill('info'),
      ...Array(5).fill('warning'),
      ...Array(5).fill('error'),
      undefined,
      undefined,
    ]);
    expect(lines.slice(-2)).toEqual(['… and 9 more of [imported-definition-replaced]', '5 error(s), 5 warning(s)']);
  });

  it('name everything when it was asked for', async () => {
    expect(await written(diagnostics, { hasAllInfos: true })).toHaveLength(12 + 5 + 5 + 1);
  });

  it('stop at two hundred of a kind', async () => {
    const lines = await written(found('error', 'unknown-action', 1000));
    expect(lines).toHaveLength(202);
    expect(lines.slice(-2)).toEqual(['… and 800 more of [unknown-action]', '1000 error(s), 0 warning(s)']);
  });
});
