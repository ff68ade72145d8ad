import type { SecureContextOptions } from 'node:tls';
import { type Certificate, CertificateError, type CertificateFiles, readCertificate } from './certificate.ts';

const PERIOD_MS = 10_000;

/**
 * Looks now and then whether the files hold another certificate, and hands it to the server for new connections.
 * Polls, because renewing tools replace files and links in ways that file watchers miss. Files that do not fit together
 * (a renewal half way) leave the old certificate in use. Returns how to stop.
 */
export function renewCertificate(options: {
  readonly files: CertificateFiles;
  readonly current: Certificate;
  readonly server: { setSecureContext(context: SecureContextOptions): void };
  readonly log: { info(message: string): void; warn(fields: object, message: string): void };
  readonly periodMs?: number;
}): () => void {
  const { files, server, log } = options;
  let { version } = options.current;
  const timer = setInterval(() => void look(), options.periodMs ?? PERIOD_MS);
  timer.unref();
  return () => clearInterval(timer);

  async function look(): Promise<void> {
    try {
      const found = await readCertificate(files);
      if (found.version === version) return;
      version = found.version;
      server.setSecureContext({ cert: found.cert, key: found.key });
      log.info('the certificate was renewed');
    } catch (error) {
      if (!(error instanceof CertificateError)) throw error;
      log.warn({ reason: error.message }, 'the certificate files cannot be used; the old certificate stays');
    }
  }
}
