import { describe, expect, it } from 'vitest';
import { readYamlValue } from './read-yaml-value.ts';

const read = (text: string, environment?: Record<string, string>) =>
  readYamlValue({
    path: 'endpoints.yml',
    bytes: new TextEncoder().encode(text),
    ...(environment === undefined ? {} : { environment }),
  });

describe('readYamlValue', () => {
  it('gives the values of a file with variables expanded', () => {
    expect(read(`action_endpoint:\n  url: \${URL}\n  port: 5055\n`, { URL: 'http://a' })).toEqual({
      value: { action_endpoint: { url: 'http://a', port: 5055 } },
      diagnostics: [],
    });
  });

  it('gives null for an empty file, undefined and a diagnostic for a broken one', () => {
    expect(read('# nothing\n')).toEqual({ value: null, diagnostics: [] });
    expect(read('a: [\n')).toMatchObject({
      value: undefined,
      diagnostics: [{ code: 'yaml-syntax', file: 'endpoints.yml' }],
    });
    expect(read(`a: \${GONE}\n`)).toMatchObject({ diagnostics: [{ code: 'environment-variable-unset' }] });
  });
});
