import { UsageError } from '../cli/usage-error.ts';
import { type Certificate, readCertificate } from '../tls/certificate.ts';

/** How the `rasa` commands that serve are told of their certificate. */
export interface SslOptions {
  readonly sslCertificate?: string;
  readonly sslKeyfile?: string;
  readonly sslPassword?: string;
}

/** The certificate to serve HTTPS with; undefined for HTTP. Throws `UsageError` for one half of it, `CertificateError` for a bad one. */
export async function readSslOptions(options: SslOptions): Promise<Certificate | undefined> {
  const { sslCertificate, sslKeyfile, sslPassword } = options;
  if (sslCertificate === undefined && sslKeyfile === undefined) return undefined;
  if (sslCertificate === undefined || sslKeyfile === undefined)
    throw new UsageError('--ssl-certificate and --ssl-keyfile: give both or neither.');
  return readCertificate(
    {
      certFile: sslCertificate,
      keyFile: sslKeyfile,
      ...(sslPassword !== undefined && { passphrase: sslPassword }),
    },
    { cert: '--ssl-certificate', key: '--ssl-keyfile' },
  );
}
