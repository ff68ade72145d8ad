import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';

/** A certificate chain with its key, in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  /** Changes when either file does. */
  readonly version: string;
}

export interface CertificateFiles {
  readonly certFile: string;
  readonly keyFile: string;
}

/** The files cannot be read, or do not fit together; the message names them. */
export class CertificateError extends Error {
  override readonly name = 'CertificateError';
  readonly code = 'BAD_CERTIFICATE';
}

/** Reads and checks both files; throws `CertificateError`. */
export async function readCertificate({ certFile, keyFile }: CertificateFiles): Promise<Certificate> {
  const [cert, key] = await Promise.all([read('TLS_CERT_FILE', certFile), read('TLS_KEY_FILE', keyFile)]);
  try {
    // A file that is being written may be empty for a moment, and of nothing a context is made without a word.
    if (!new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))) throw new Error('the key is of another one');
    createSecureContext({ cert, key });
  } catch (error) {
    throw new CertificateError(
      `TLS_CERT_FILE ${certFile} and TLS_KEY_FILE ${keyFile} do not make a certificate: ${messageOf(error)}`,
    );
  }
  return { cert, key, version: createHash('sha256').update(cert).update('\0').update(key).digest('hex') };
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
