import { describe, expect, it } from 'vitest';
import { checkEnvironmentFile } from './check-environment-file.ts';

describe('a .env file', () => {
  it.each([
    '',
    '# a note\n\nHAMZABAN_PORT=8000\nexport LOG_LEVEL = warn\r\n',
    'A="two\nlines"\nB=\'it "is"\'\nC=`x`\nD=\nE=a=b # note\n',
    'NAME=فروشگاه گل\n',
    'A=1 # a#b\nB="p#w" # c\nC=\'two\nlines\' # d\nD= # e\nE=#f\n',
  ])('%j is fine', (text) => {
    expect(checkEnvironmentFile(text)).toEqual([]);
  });

  it.each([
    ['HAMZABAN_PORT 8000\n', ['line 1: no NAME=value']],
    ['A=1\n=5\n1A=2\nword\n', ['line 2: no NAME=value', 'line 3: no NAME=value', 'line 4: no NAME=value']],
    ['A="open\nB=1\n', ['line 1: the " of A is not closed']],
    ['\ufeffA=1\n', ['line 1: a byte order mark (BOM) stands before it; save the file without']],
    ['A=pass#word\n', ['line 1: what stands behind the # in A is left out; put the value in quotes']],
    ["A='it's'\n", ["line 1: what stands behind the closing ' of A is left out"]],
    ['A="two\nlines" x\nB=1\n', ['line 2: what stands behind the closing " of A is left out']],
    ['A=1\u0000', ['it is no text in UTF-8']],
    ['\ufffd\ufffd', ['it is no text in UTF-8']],
  ])('%j is told, each line', (text, problems) => {
    expect(checkEnvironmentFile(text)).toEqual(problems);
  });

  it('shows no value', () => {
    expect(checkEnvironmentFile('JWT_SECRET secret-value\n').join()).not.toContain('secret-value');
  });
});
