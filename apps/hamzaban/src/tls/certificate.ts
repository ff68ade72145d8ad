import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';

/** A certificate chain with its key, in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  /** Of an encrypted key. */
  readonly passphrase?: string;
  /** Changes when either file does. */
  readonly version: string;
}

export interface CertificateFiles {
  readonly certFile: string;
  readonly keyFile: string;
  readonly passphrase?: string;
}

/** What the operator names the two files by. */
const VARIABLES = { cert: 'TLS_CERT_FILE', key: 'TLS_KEY_FILE' };

/** The files cannot be read, or do not fit together; the message names them. */
export class CertificateError extends Error {
  override readonly name = 'CertificateError';
  readonly code = 'BAD_CERTIFICATE';
}

/** Reads and checks both files; throws `CertificateError`, which calls them as `names` says. */
export async function readCertificate(
  { certFile, keyFile, passphrase }: CertificateFiles,
  names = VARIABLES,
): Promise<Certificate> {
  const [cert, key] = await Promise.all([read(names.cert, certFile), read(names.key, keyFile)]);
  const secret = passphrase === undefined ? {} : { passphrase };
  try {
    // A file that is being written may be empty for a moment, and of nothing a context is made without a word.
    const fits = new X509Certificate(cert).checkPrivateKey(createPrivateKey({ key, ...secret }));
    if (!fits) throw new Error('the key is of another one');
    createSecureContext({ cert, key, ...secret });
  } catch (error) {
    throw new CertificateError(
      `${names.cert} ${certFile} and ${names.key} ${keyFile} do not make a certificate: ${messageOf(error)}`,
    );
  }
  return { cert, key, ...secret, version: createHash('sha256').update(cert).update('\0').update(key).digest('hex') };
}

async function read(name: string, file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new CertificateError(`${name} cannot be read: ${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
