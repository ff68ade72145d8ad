import { copyFile, writeFile } from 'node:fs/promises';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { writeSelfSignedCertificate } from '@hamzaban/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryHome } from '../end-to-end/running-server.ts';
import { readCertificate } from './certificate.ts';
import { renewCertificate } from './renew-certificate.ts';

let home: Awaited<ReturnType<typeof temporaryHome>>;
const file = (name: string) => join(home.path, name);
beforeAll(async () => {
  home = await temporaryHome();
  for (const name of ['one', 'two']) {
    writeSelfSignedCertificate(`${name}.example`, { cert: file(`${name}.crt`), key: file(`${name}.key`), days: 2 });
  }
});
afterAll(() => home.remove());

describe('a certificate', () => {
  it("is refused when a file is missing, is no PEM, or the key is another's", async () => {
    await writeFile(file('text'), 'no certificate');
    await writeFile(file('empty'), '');
    const read = (certFile: string, keyFile: string) =>
      readCertificate({ certFile: file(certFile), keyFile: file(keyFile) });
    await expect(read('none', 'one.key')).rejects.toThrow(/TLS_CERT_FILE cannot be read: .*none/);
    await expect(read('one.crt', 'none')).rejects.toThrow(/TLS_KEY_FILE cannot be read: .*none/);
    await expect(read('text', 'one.key')).rejects.toThrow(/do not make a certificate/);
    await expect(read('empty', 'one.key')).rejects.toThrow(/do not make a certificate/);
    await expect(read('one.crt', 'empty')).rejects.toThrow(/do not make a certificate/);
    await expect(read('empty', 'empty')).rejects.toThrow(/do not make a certificate/);
    await expect(read('one.crt', 'two.key')).rejects.toThrow(/do not make a certificate/);
  });

  it('is taken up by a running server when its files change, and kept while they do not fit', async () => {
    await copyFile(file('one.crt'), file('live.crt'));
    await copyFile(file('one.key'), file('live.key'));
    const files = { certFile: file('live.crt'), keyFile: file('live.key') };
    const current = await readCertificate(files);
    const server = createServer({ cert: current.cert, key: current.key }, (_request, response) => response.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const warned: string[] = [];
    const stop = renewCertificate({
      files,
      current,
      server,
      periodMs: 20,
      log: { info: () => {}, warn: (_, message) => warned.push(message) },
    });
    expect(await commonName(port)).toBe('one.example');
    await copyFile(file('two.crt'), file('live.crt'));
    await until(() => warned.length > 0);
    expect(await commonName(port)).toBe('one.example');
    await copyFile(file('two.key'), file('live.key'));
    await until(async () => (await commonName(port)) === 'two.example');
    stop();
    server.closeAllConnections();
    server.close();
  });
});

function commonName(port: number): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, rejectUnauthorized: false, agent: false }, (response) => {
      resolve(String((response.socket as TLSSocket).getPeerCertificate().subject.CN));
      response.resume();
    }).on('error', reject);
  });
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const started = Date.now();
  while (!(await holds())) {
    if (Date.now() - started > 5000) throw new Error('it did not come to hold in time');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
