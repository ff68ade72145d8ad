import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { refuseEmptyPaths } from './refuse-empty-paths.ts';

function parse(...args: readonly string[]): void {
  const program = new Command('bot').exitOverride().argument('[file]');
  program.option('-d, --domain <path...>').option('--out <folder>').option('--name <name>').option('--from [path]');
  program.hook('preAction', (_, action) => refuseEmptyPaths(action)).action(() => {});
  program.parse(args, { from: 'user' });
}

describe('an empty path', () => {
  it.each([
    ['--domain', ['--domain', '']],
    ['--domain', ['--domain', 'a', '']],
    ['--out', ['--out', '']],
    ['--out', ['--out=']],
    ['<file>', ['']],
  ])('is refused by the name of %s', (name, args) => {
    expect(() => parse(...args)).toThrow(`${name} is empty: give a path`);
  });

  it('is none of other options, of those without a value, and of those that are not given', () => {
    expect(() => parse()).not.toThrow();
    expect(() => parse('--name', '', '--from', '--domain', 'a', 'b')).not.toThrow();
  });
});
