import { execFileSync } from 'node:child_process';

/** Writes a certificate for `host` that signs itself, and its key. */
export function writeSelfSignedCertificate(
  host: string,
  { cert, key, days = 90 }: { readonly cert: string; readonly key: string; readonly days?: number },
): void {
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const names = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`];
  const args = ['req', '-x509', ...curve, '-days', String(days), ...names, '-keyout', key, '-out', cert];
  execFileSync('openssl', args, { stdio: 'pipe' });
}
