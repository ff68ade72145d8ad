import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAddressList } from '../security/address-list.ts';
import { type AppUnderTest, createAppUnderTest } from './fixtures/app-under-test.ts';

const FRIEND = '203.0.113.7';
const allowedAddresses = createAddressList([FRIEND, '2001:db8::/32']);
let proxied: AppUnderTest;
let direct: AppUnderTest;
beforeAll(async () => {
  proxied = await createAppUnderTest({ allowedAddresses, trustedProxies: ['127.0.0.1', '::1', '10.0.0.0/8'] });
  direct = await createAppUnderTest({ allowedAddresses });
});
afterAll(() => Promise.all([proxied.app.close(), direct.app.close()]));

async function statusOf(test: AppUnderTest, remoteAddress: string, headers: Record<string, string>): Promise<number> {
  return (await test.app.inject({ url: '/livez', remoteAddress, headers })).statusCode;
}

type Row = [remote: string, forwarded: string | undefined, status: number, why: string];

describe('who calls, behind trusted proxies', () => {
  it.each<Row>([
    [FRIEND, undefined, 200, 'a friend calls himself'],
    ['8.8.8.8', undefined, 403, 'a stranger calls himself'],
    ['8.8.8.8', FRIEND, 403, 'a stranger names a friend, and is no proxy'],
    ['11.0.0.1', FRIEND, 403, 'one beside the network of proxies'],
    ['127.0.0.1', FRIEND, 200, 'a proxy names a friend'],
    ['::1', FRIEND, 200, 'a proxy on IPv6'],
    ['::ffff:127.0.0.1', FRIEND, 200, 'a proxy on IPv4 seen through an IPv6 socket'],
    ['10.200.1.1', FRIEND, 200, 'a proxy of a network'],
    ['127.0.0.1', '8.8.8.8', 403, 'a proxy names a stranger'],
    ['127.0.0.1', `8.8.8.8, ${FRIEND}`, 200, 'only the last address is the proxy’s own word'],
    ['127.0.0.1', `${FRIEND}, 8.8.8.8`, 403, 'what the stranger wrote himself stands before it'],
    ['127.0.0.1', `${FRIEND}, 10.1.2.3`, 200, 'two proxies'],
    ['127.0.0.1', `${FRIEND}, 8.8.8.8, 10.1.2.3`, 403, 'two proxies, and a lie before them'],
    ['127.0.0.1', `${FRIEND}, 10.1.2.3, 8.8.8.8`, 403, 'a proxy named by a stranger'],
    ['127.0.0.1', '2001:db8::5', 200, 'a friend on IPv6'],
    ['127.0.0.1', '::ffff:203.0.113.7', 200, 'a friend on IPv4 written as IPv6'],
    ['127.0.0.1', `${FRIEND}:1234`, 403, 'an address with a port is none'],
    ['127.0.0.1', '[2001:db8::5]', 403, 'neither is one in brackets'],
    ['127.0.0.1', 'unknown', 403, 'nor a word'],
    ['127.0.0.1', `"${FRIEND}"`, 403, 'nor one in quotes'],
    ['127.0.0.1', `for=${FRIEND}`, 403, 'nor the form of another header'],
    ['127.0.0.1', '3405803783', 403, 'nor a number'],
    ['127.0.0.1', '0313.0.0161.07', 403, 'nor octal digits'],
    ['127.0.0.1', ',,,', 403, 'nor nothing at all'],
    ['127.0.0.1', `${FRIEND}, `, 200, 'an end that is empty says nothing'],
    ['127.0.0.1', `${'8.8.8.8, '.repeat(1000)}${FRIEND}`, 200, 'a long way'],
    ['127.0.0.1', undefined, 403, 'the proxy itself is no friend'],
  ])('%s with X-Forwarded-For %s gets %i: %s', async (remote, forwarded, status) => {
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
    expect(await statusOf(proxied, remote, headers)).toBe(status);
  });

  it.each(['x-real-ip', 'x-client-ip', 'cf-connecting-ip', 'true-client-ip', 'x-cluster-client-ip', 'client-ip'])(
    '%s is not believed, whoever sends it',
    async (name) => {
      expect(await statusOf(proxied, '127.0.0.1', { [name]: FRIEND, 'x-forwarded-for': '8.8.8.8' })).toBe(403);
      expect(await statusOf(proxied, '8.8.8.8', { [name]: FRIEND })).toBe(403);
    },
  );

  it('Forwarded is not believed either', async () => {
    expect(await statusOf(proxied, '127.0.0.1', { forwarded: `for=${FRIEND}`, 'x-forwarded-for': '8.8.8.8' })).toBe(
      403,
    );
  });
});

describe('who calls, without trusted proxies', () => {
  it.each<Row>([
    [FRIEND, undefined, 200, 'a friend'],
    [FRIEND, '8.8.8.8', 200, 'a friend, whatever he writes'],
    ['127.0.0.1', FRIEND, 403, 'this machine is no friend'],
    ['10.1.2.3', FRIEND, 403, 'nor is the network'],
    ['8.8.8.8', FRIEND, 403, 'nor a stranger'],
  ])('%s with X-Forwarded-For %s gets %i: %s', async (remote, forwarded, status) => {
    const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
    expect(await statusOf(direct, remote, headers)).toBe(status);
  });
});

describe('limits by address', () => {
  it('count the client that the proxy names, and no other that he makes up', async () => {
    const test = await createAppUnderTest({ addressQuota: 3, trustedProxies: ['127.0.0.1'] });
    const call = async (forwarded: string) =>
      (
        await test.app.inject({
          method: 'POST',
          url: '/auth',
          remoteAddress: '127.0.0.1',
          headers: { 'x-forwarded-for': forwarded },
        })
      ).statusCode;
    const statuses: number[] = [];
    for (let index = 0; index < 5; index += 1) statuses.push(await call(`198.51.100.${index}, 8.8.8.8`));
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
    expect(await call('8.8.4.4')).toBe(401);
    await test.app.close();
  });
});
