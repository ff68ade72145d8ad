import { describe, expect, it } from 'vitest';
import { addressOf } from './address-of.ts';
import { BadEndpointError, readActionEndpoint } from './read-action-endpoint.ts';

const read = (endpoint: unknown) => readActionEndpoint({ action_endpoint: endpoint } as never, 'endpoints.yml');

describe('an endpoint', () => {
  it('has all that Rasa takes', () => {
    expect(
      read({
        url: 'https://actions.example:5055/webhook',
        params: { shop: 5, debug: true },
        headers: { 'X-Key': 'k' },
        basic_auth: { username: 'u', password: 7 },
        token: 't',
        token_name: 'key',
        cafile: 'ca.pem',
        enable_selective_domain: true,
        type: 'ignored',
      }),
    ).toEqual({
      url: 'https://actions.example:5055/webhook',
      params: { shop: '5', debug: 'true' },
      headers: { 'X-Key': 'k' },
      basicAuth: { username: 'u', password: '7' },
      token: 't',
      tokenName: 'key',
      caFile: 'ca.pem',
      isDomainSelective: true,
    });
  });

  it('has defaults', () => {
    expect(read({ url: 'http://localhost:5055/webhook', token: null })).toEqual({
      url: 'http://localhost:5055/webhook',
      params: {},
      headers: {},
      basicAuth: null,
      token: null,
      tokenName: 'token',
      caFile: null,
      isDomainSelective: false,
    });
  });

  it.each([undefined, null, {}, { action_endpoint: null }, { tracker_store: {} }])('is not in %j', (content) => {
    expect(readActionEndpoint(content as never, 'endpoints.yml')).toBeNull();
  });

  it('has its password out of the URL', () => {
    const endpoint = read({ url: 'http://us%20er:p%40ss@localhost:5055/webhook' });
    expect(endpoint).toMatchObject({
      url: 'http://localhost:5055/webhook',
      basicAuth: { username: 'us er', password: 'p@ss' },
    });
    expect(endpoint && addressOf(endpoint).url.href).toBe('http://localhost:5055/webhook');
  });

  it.each([
    [[], /action_endpoint must be a map/],
    ['http://localhost', /action_endpoint must be a map/],
    [{}, /action_endpoint\.url is missing\. Write for instance/],
    [{ url: 'localhost:5055/webhook' }, /is no address that begins with http/],
    [{ url: 'ftp://localhost' }, /is no address that begins with http/],
    [{ url: ['x'] }, /action_endpoint\.url must be a text/],
    [{ url: 'http://a', params: ['x'] }, /action_endpoint\.params must be a map of texts/],
    [{ url: 'http://a', headers: { a: {} } }, /action_endpoint\.headers\.a must be a text/],
    [{ url: 'http://a', headers: { 'a b': 'x' } }, /headers cannot hold 'a b'/],
    [{ url: 'http://a', headers: { host: 'x' } }, /headers cannot hold 'host'/],
    [{ url: 'http://a', headers: { a: 'x\r\ny: z' } }, /headers cannot hold 'a'/],
    [{ url: 'http://a', basic_auth: { username: 'u' } }, /basic_auth needs username and password/],
  ])('%j is refused with the key and the mend', (endpoint, words) => {
    expect(() => read(endpoint)).toThrow(BadEndpointError);
    expect(() => read(endpoint)).toThrow(words);
    expect(() => read(endpoint)).toThrow(/^endpoints\.yml: /);
  });

  it('file that is no map is refused', () => {
    expect(() => readActionEndpoint(['x'], 'endpoints.yml')).toThrow(/must be a map of endpoints/);
  });
});
