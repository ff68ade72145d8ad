import { createHmac } from 'node:crypto';
import type { AccessClaims, TenantId } from '@hamzaban/platform';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { createAccessTokens } from './access-tokens.ts';

const secret = 'a-strong-secret-for-tests-0123456789-XYZ';
const start = Date.UTC(2026, 10, 24, 6, 30);

function tokensAt(time: { now: number }, key = secret) {
  return createAccessTokens({ secret: key, now: () => time.now, lifetimeMs: 15 * 60_000 });
}
const claims = (tenantId: string): AccessClaims => ({
  tenantId: tenantId as TenantId,
  keyId: 'key_1',
  keyClass: 'secret',
});
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const part = (token: string, index: number) =>
  JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString());

describe('access tokens', () => {
  it('gives back the claims it was issued with', async () => {
    const tokens = tokensAt({ now: start });
    const { token, expiresInSeconds } = await tokens.issue(claims('demo-shop'));
    expect(expiresInSeconds).toBe(900);
    expect(await tokens.verify(token)).toEqual(claims('demo-shop'));
    const { token: bound } = await tokens.issue({ ...claims('demo-shop'), userId: 'u1' });
    expect(await tokens.verify(bound)).toEqual({ ...claims('demo-shop'), userId: 'u1' });
  });

  it('refuses a token after its 15 minutes, also one that it has verified before', async () => {
    const time = { now: start };
    const tokens = tokensAt(time);
    const { token } = await tokens.issue(claims('a'));
    expect(await tokens.verify(token)).not.toBeNull();
    time.now += 15 * 60_000 + 1000;
    expect(await tokens.verify(token)).toBeNull();
  });

  it('refuses a token of another secret', async () => {
    const { token: foreign } = await tokensAt({ now: start }, 'another-secret-that-is-long-enough-0987').issue(
      claims('a'),
    );
    expect(await tokensAt({ now: start }).verify(foreign)).toBeNull();
  });

  it.each([
    ['alg none', (header: object, payload: object) => `${encode({ ...header, alg: 'none' })}.${encode(payload)}.`],
    [
      'alg None with a signature',
      (header: object, payload: object) => `${encode({ ...header, alg: 'None' })}.${encode(payload)}.abc`,
    ],
    [
      'another tenant under the old signature',
      (header: object, payload: object, signature: string) =>
        `${encode(header)}.${encode({ ...payload, sub: 'b' })}.${signature}`,
    ],
    [
      'HS512 with the right secret',
      (header: object, payload: object) => {
        const text = `${encode({ ...header, alg: 'HS512' })}.${encode(payload)}`;
        return `${text}.${createHmac('sha512', secret).update(text).digest('base64url')}`;
      },
    ],
    ['an empty signature', (header: object, payload: object) => `${encode(header)}.${encode(payload)}.`],
    [
      'an expiry that is no number',
      (header: object, payload: object) => `${encode(header)}.${encode({ ...payload, exp: 'never' })}.x`,
    ],
  ])('refuses %s', async (_, forge) => {
    const tokens = tokensAt({ now: start });
    const { token } = await tokens.issue(claims('a'));
    expect(await tokens.verify(forge(part(token, 0), part(token, 1), token.split('.')[2] ?? ''))).toBeNull();
  });

  it('refuses a token with any other last letter, also where it decodes to the same bytes', async () => {
    const tokens = tokensAt({ now: start });
    const { token } = await tokens.issue(claims('a'));
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const accepted: string[] = [];
    for (const letter of letters)
      if ((await tokens.verify(token.slice(0, -1) + letter)) !== null) accepted.push(letter);
    expect(accepted).toEqual([token.at(-1)]);
  });

  it.each([
    ['issuer', { iss: 'someone' }],
    ['audience', { aud: 'other-api' }],
    ['key id', { kid: 'ffff' }],
    ['missing expiry', { exp: undefined }],
    ['missing subject', { sub: undefined }],
  ])('refuses a well signed token with a wrong %s', async (_, change) => {
    const seconds = start / 1000;
    const good = part((await tokensAt({ now: start }).issue(claims('a'))).token, 0);
    const { kid, ...payload } = {
      iss: 'hamzaban',
      aud: 'hamzaban-api',
      sub: 'a',
      key: 'key_1',
      class: 'secret',
      iat: seconds,
      exp: seconds + 60,
      kid: good.kid,
      ...change,
    };
    const token = await new SignJWT(JSON.parse(JSON.stringify(payload)))
      .setProtectedHeader({ alg: 'HS256', kid })
      .sign(new TextEncoder().encode(secret));
    expect(await tokensAt({ now: start }).verify(token)).toBeNull();
  });

  it.each([
    [
      'a key of its own in the header',
      { jwk: { kty: 'oct', k: encode('own key') } },
      'own-key-own-key-own-key-own-key-1',
    ],
    ['a place to fetch the key from', { jku: 'https://evil.example/keys.json' }, 'own-key-own-key-own-key-own-key-1'],
    ['a certificate to fetch', { x5u: 'https://evil.example/cert.pem' }, 'own-key-own-key-own-key-own-key-1'],
    ['a key id that is a path', { kid: '../../../../dev/null' }, ''],
    ['a key id that is a query', { kid: "x' UNION SELECT 'own'--" }, 'own'],
    ['the name of its key as the key', {}, 'hamzaban'],
    ['an empty key', {}, ''],
    ['the algorithm in small letters', { alg: 'hs256' }, secret],
    ['an algorithm of public keys', { alg: 'RS256' }, secret],
    ['no algorithm', { alg: undefined }, secret],
    ['an algorithm that is a list', { alg: ['HS256'] }, secret],
    ['an extension that must be understood', { crit: ['exp2'], exp2: 1 }, secret],
    ['a body that is not encoded', { b64: false, crit: ['b64'] }, secret],
  ])('refuses a token with %s', async (_, header, key) => {
    const tokens = tokensAt({ now: start });
    const { token } = await tokens.issue(claims('a'));
    const text = `${encode({ ...part(token, 0), ...header })}.${token.split('.')[1]}`;
    const signature = createHmac('sha256', key).update(text).digest('base64url');
    expect(await tokens.verify(`${text}.${signature}`)).toBeNull();
  });

  it.each([
    ['of tomorrow', { nbf: start / 1000 + 86_400 }],
    ['of an audience in capitals', { aud: 'HAMZABAN-API' }],
    ['without a class', { class: undefined }],
    ['of an unknown class', { class: 'root' }],
    ['without a key', { key: undefined }],
    ['whose subject is a number', { sub: 7 }],
    ['whose expiry is a text', { exp: '9999999999' }],
    ['whose expiry is negative', { exp: -1 }],
    ['whose user is a list', { usr: ['a', 'b'] }],
  ])('refuses a well signed token %s', async (_, change) => {
    const tokens = tokensAt({ now: start });
    const { token } = await tokens.issue(claims('a'));
    const text = `${token.split('.')[0]}.${encode({ ...part(token, 1), ...change })}`;
    const signature = createHmac('sha256', secret).update(text).digest('base64url');
    expect(await tokens.verify(`${text}.${signature}`)).toBeNull();
  });

  it.each([
    ['a space before it', (token: string) => ` ${token}`],
    ['a line end after it', (token: string) => `${token}\n`],
    ['a fourth part', (token: string) => `${token}.x`],
    ['padding', (token: string) => `${token}=`],
    [
      'a letter of the signature changed',
      (token: string) => token.slice(0, -5) + (token.at(-5) === 'A' ? 'B' : 'A') + token.slice(-4),
    ],
    ['the wrong alphabet', (token: string) => `${token.slice(0, -4)}+/+/`],
  ])('refuses a good token with %s', async (_, change) => {
    const tokens = tokensAt({ now: start });
    const { token } = await tokens.issue(claims('a'));
    expect(await tokens.verify(change(token))).toBeNull();
  });

  it.each(['', 'x', 'a.b', 'a.b.c', '...', '\0', 'é.é.é', 'a'.repeat(100_000)])('refuses %j', async (token) => {
    expect(await tokensAt({ now: start }).verify(token)).toBeNull();
  });
});
