import { X509Certificate } from 'node:crypto';
import type { CertificateFiles } from '../tls/certificate.ts';
import { readCertificate } from '../tls/certificate.ts';
import type { Bilingual, Finding } from './finding.ts';

const CHECK: Bilingual = { en: 'HTTPS certificate', fa: 'گواهی HTTPS' };
/** Let's Encrypt renews thirty days before the end; half of that gone means that renewing does not work. */
const WARNING_MS = 15 * 86_400_000;

/** Looks at the certificate that HTTPS is served with: whether it can be read, fits its key, and for how long it is good. */
export async function checkCertificate(files: CertificateFiles, now: number): Promise<Finding> {
  try {
    const { cert } = await readCertificate(files);
    const { validFrom, validTo } = new X509Certificate(cert);
    const [from, until] = [Date.parse(validFrom), Date.parse(validTo)];
    const day = new Date(until).toISOString().slice(0, 10);
    if (now >= from && until - now > WARNING_MS)
      return { check: CHECK, state: 'ok', detail: { en: `good until ${day}`, fa: `تا ${day} معتبر است` } };
    const isGood = now >= from && now < until;
    return {
      check: CHECK,
      state: isGood ? 'warning' : 'error',
      detail: isGood
        ? { en: `It ends on ${day}.`, fa: `اعتبارش ${day} تمام می‌شود.` }
        : {
            en: `It is good from ${validFrom} to ${validTo}, which is not now.`,
            fa: `اکنون معتبر نیست (پایان: ${day}).`,
          },
      mend: {
        en: `Renew it and write the new files to ${files.certFile} and ${files.keyFile}; they are taken up without a restart.`,
        fa: `تمدیدش کنید و پرونده‌های تازه را در ${files.certFile} و ${files.keyFile} بگذارید؛ بدون راه‌اندازی دوباره خوانده می‌شود.`,
      },
    };
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    return {
      check: CHECK,
      state: 'error',
      detail: { en: because, fa: `گواهی خوانده نشد: ${because}` },
      mend: {
        en: 'Let TLS_CERT_FILE and TLS_KEY_FILE name a certificate chain and its own key, readable by this user.',
        fa: 'TLS_CERT_FILE و TLS_KEY_FILE باید زنجیرهٔ گواهی و کلید همان گواهی باشد و این کاربر بتواند بخواندشان.',
      },
    };
  }
}
