import { describe, expect, it } from 'vitest';
import { createAddressList } from './address-list.ts';

const list = createAddressList([
  '10.0.0.0/8',
  '192.168.1.7',
  '2001:db8::/32',
  '::1',
  ' 172.16.0.0/12 ',
  '203.0.113.0/30',
]);

describe('a list of addresses', () => {
  it.each([
    '10.0.0.1',
    '10.255.255.255',
    '192.168.1.7',
    '2001:db8::1',
    '2001:db8:ffff::',
    '::1',
    '172.16.0.1',
    '172.31.255.254',
    '203.0.113.0',
    '203.0.113.3',
    '::ffff:10.1.2.3',
    '::FFFF:192.168.1.7',
    '2001:0db8:0000::0001',
  ])('has %s', (address) => {
    expect(list.has(address)).toBe(true);
  });

  it.each([
    '11.0.0.1',
    '9.255.255.255',
    '192.168.1.8',
    '192.168.1.70',
    '2001:db9::1',
    '::2',
    '172.32.0.1',
    '172.15.255.255',
    '203.0.113.4',
    '::ffff:11.0.0.1',
    '',
    'localhost',
    '10.0.0',
    '10.0.0.1.5',
    '0x0a000001',
    '167772161',
    '012.0.0.1',
    '10.0.0.1, 8.8.8.8',
    '10.0.0.1/8',
    'unix:/tmp/x',
    '::ffff:0a00:0001:1',
    ' 10.0.0.1',
  ])('has not %j', (address) => {
    expect(list.has(address)).toBe(false);
  });

  it('has not the address of a caller who has hung up', () => {
    expect(createAddressList(['0.0.0.0/0', '::/0']).has(undefined)).toBe(false);
  });

  it('is empty without entries', () => {
    expect(createAddressList([]).has('127.0.0.1')).toBe(false);
  });

  it.each([
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10.0.0/8',
    'example.com',
    '2001:db8::/129',
    '*',
    '0x7f000001',
    '10.0.0.0/0x8',
    '',
  ])('refuses the entry %j by name', (entry) => {
    expect(() => createAddressList(['127.0.0.1', entry])).toThrow(`"${entry}" is neither`);
  });
});
