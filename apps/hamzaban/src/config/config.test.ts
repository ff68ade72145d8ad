import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryHome } from '../end-to-end/running-server.ts';
import { readConfig } from './config.ts';

const strong = 'Zk3vQ9wLr7TnB2xYc8HsD5mFj1KpG6uA';

describe('the configuration', () => {
  it('needs nothing to be given', () => {
    expect(readConfig({})).toMatchObject({
      home: process.cwd(),
      host: '127.0.0.1',
      port: 8000,
      jwtSecret: undefined,
      logLevel: 'info',
    });
  });

  it('lists every wrong value at once', () => {
    const read = () =>
      readConfig({ HAMZABAN_PORT: 'eighty', LOG_LEVEL: 'loud', LIMIT_PER_KEY: '-5', KEY_OVERLAP_HOURS: 'x' });
    expect(read).toThrow(/4 wrong value/);
    expect(read).toThrow(/HAMZABAN_PORT: "eighty" is no number/);
    expect(read).toThrow(/LOG_LEVEL/);
    expect(read).toThrow(/LIMIT_PER_KEY/);
  });

  it('lets actions of shops run on this machine, on the hosts that are named, or nowhere', () => {
    const hosts = (given: string) => readConfig({ ALLOWED_ACTION_HOSTS: given }).allowedActionHosts;
    expect(hosts('')).toEqual(['localhost', '127.0.0.0/8', '[::1]']);
    expect(hosts('actions.example:5055, 10.0.3.0/24')).toEqual(['actions.example:5055', '10.0.3.0/24']);
    expect(hosts('none')).toEqual([]);
    expect(() => hosts('http://actions.example')).toThrow(
      /ALLOWED_ACTION_HOSTS: "http:\/\/actions\.example" is neither/,
    );
  });

  it.each([
    ['HAMZABAN_PORT', ['65536', '-1', '80.5', 'http']],
    ['LOG_LEVEL', ['verbose', 'INFO']],
    ['LIMIT_PER_KEY', ['0', '1.5', 'many']],
    ['LIMIT_PER_VISITOR', ['0', '-1']],
    ['LIMIT_PER_ADDRESS', ['none', '1e99']],
    ['KEY_OVERLAP_HOURS', ['-1', 'a day', '169', '9999999']],
    ['BOT_CACHE_SIZE', ['0', 'all']],
    ['RASA_URL', ['rasa:5005', 'ftp://rasa', 'rasa', '//rasa']],
    ['ALLOWED_IPS', ['10.0.0.0/33', 'example.com', '10.0.0', '::1/129', '127.0.0.1, *']],
    ['TRUSTED_PROXIES', ['loopback', '10.0.0.0/', 'all']],
    ['TLS_CERT_FILE', ['/etc/cert.pem']],
    ['JWT_SECRET_FILE', ['/nowhere/secret']],
  ])('names %s when it is wrong', (name, wrong) => {
    for (const value of wrong) expect(() => readConfig({ [name]: value }), value).toThrow(new RegExp(name));
  });

  it('takes a strong secret, from the environment or from a file', async () => {
    expect(readConfig({ JWT_SECRET: strong }).jwtSecret).toBe(strong);
    const home = await temporaryHome();
    await writeFile(join(home.path, 'secret'), `${strong}\n`);
    expect(readConfig({ JWT_SECRET_FILE: join(home.path, 'secret') }).jwtSecret).toBe(strong);
    await home.remove();
  });

  it.each([
    ['short', 'abc', /is 3 bytes long/],
    ['an example', 'change-me-change-me-change-me-change-me', /looks like an example/],
    ['an example of a tutorial', 'your-256-bit-secret-your-256-bit-secret', /looks like an example/],
    ['one letter', 'a'.repeat(64), /repeats a few characters/],
  ])('refuses a secret that is %s, in plain words, without printing it', (_, secret, words) => {
    const read = () => readConfig({ JWT_SECRET: secret });
    expect(read).toThrow(words);
    expect(read).not.toThrow(new RegExp(secret));
  });

  it('refuses a secret file that is not there, and two secrets', () => {
    expect(() => readConfig({ JWT_SECRET_FILE: '/nowhere/secret' })).toThrow(/cannot be read/);
    expect(() => readConfig({ JWT_SECRET_FILE: '/nowhere/secret', JWT_SECRET: strong })).toThrow(/keep one of them/);
  });
});
