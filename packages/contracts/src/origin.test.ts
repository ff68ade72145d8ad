import { describe, expect, it } from 'vitest';
import { parseOrigin, tenantOriginsSchema } from './origin.ts';
import { validate } from './validate.ts';

describe('a web origin', () => {
  it.each([
    ['https://shop.example', 'https://shop.example'],
    ['https://shop.example/', 'https://shop.example'],
    ['HTTPS://Shop.Example:443', 'https://shop.example'],
    ['http://localhost:5173', 'http://localhost:5173'],
    ['https://فروشگاه.ir', 'https://xn--mgbtj4c7ad63e.ir'],
    ['https://xn--mgbtj4c7ad63e.ir', 'https://xn--mgbtj4c7ad63e.ir'],
    ['https://[2001:db8::1]:8443', 'https://[2001:db8::1]:8443'],
    ['http://127.1', 'http://127.0.0.1'],
  ])('%s is kept as %s', (text, origin) => {
    expect(parseOrigin(text)).toBe(origin);
  });

  it.each([
    '',
    '*',
    'null',
    'shop.example',
    '//shop.example',
    'https://*.shop.example',
    'https://shop.example/path',
    'https://shop.example/?q',
    'https://shop.example?',
    'https://shop.example#',
    'https://user@shop.example',
    'https://user:secret@shop.example',
    'https://a.example https://b.example',
    'https://shop.example\n',
    'https:\\\\shop.example',
    'ftp://shop.example',
    'file:///tmp',
    'data:text/html,x',
    'chrome-extension://abcdef',
    'https://',
    'https://shop.example:99999',
    `https://${'a'.repeat(300)}.example`,
  ])('%j is none', (text) => {
    expect(parseOrigin(text)).toBeNull();
  });

  it('is pointed at in a list when it is wrong', () => {
    const result = validate(tenantOriginsSchema, { origins: ['https://shop.example', '*'] });
    expect(result).toMatchObject({ ok: false, errors: [{ pointer: '/origins/1', code: 'invalid_format' }] });
  });

  it('has at most twenty companions', () => {
    const origins = Array.from({ length: 21 }, (_, index) => `https://shop-${index}.example`);
    expect(validate(tenantOriginsSchema, { origins }).ok).toBe(false);
    expect(validate(tenantOriginsSchema, { origins: origins.slice(1) }).ok).toBe(true);
  });
});
