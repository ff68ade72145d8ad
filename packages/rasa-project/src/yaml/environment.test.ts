import { describe, expect, it } from 'vitest';
import { expandEnvironment, hasEnvironmentReference } from './environment.ts';

/** A reference as it stands in a file. */
const ref = (name: string) => `\${${name}}`;

describe('expandEnvironment', () => {
  it('puts values in, also inside longer texts', () => {
    expect(expandEnvironment(`http://${ref('HOST')}:$PORT/x`, { HOST: 'h', PORT: '80' })).toEqual({
      text: 'http://h:80/x',
      missing: [],
    });
  });

  it('names the variables that are not set and leaves them as written', () => {
    expect(expandEnvironment(`${ref('A')}-${ref('B')}`, { B: undefined })).toEqual({
      text: `${ref('A')}-${ref('B')}`,
      missing: ['A', 'B'],
    });
  });

  it('takes no value from the prototype of the map', () => {
    expect(expandEnvironment(ref('toString'), {}).missing).toEqual(['toString']);
  });

  it('sees a reference only where braces are closed', () => {
    expect(hasEnvironmentReference(`a ${ref('B')} c`)).toBe(true);
    expect(hasEnvironmentReference('costs $5 or ${B')).toBe(false);
  });
});
