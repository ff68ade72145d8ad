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

  it.each(['', 'x', 'a.b', 'a.b.c', '...', '\0', 'é.é.é', 'a'.repeat(100_000)])('refuses %j', async (token) => {
    expect(await tokensAt({ now: start }).verify(token)).toBeNull();
  });
});
