import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../cli/usage-error.ts';
import { checkJwtSecret } from '../config/jwt-secret.ts';
import { hasCode } from '../files/has-code.ts';

const SECRET_BYTES = 48;

/**
 * The secret that signs tokens, kept in `state/secrets/jwt.key` (folder 0700, file 0600): made on the first start, read on later
 * ones. It appears whole or not at all, so two processes that start at once agree on one. Throws `UsageError` for a weak one.
 */
export async function loadSigningSecret(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'jwt.key');
  if (!existsSync(path)) await makeSecret(path);
  const secret = (await readFile(path, 'utf8')).trim();
  const weakness = checkJwtSecret(secret);
  if (weakness !== undefined)
    throw new UsageError(
      `The signing secret in ${path} ${weakness}. Delete the file; the next start makes a strong one (tokens in use end).`,
    );
  return secret;
}

async function makeSecret(path: string): Promise<void> {
  const part = `${path}.${randomUUID()}.part`;
  await writeFile(part, randomBytes(SECRET_BYTES).toString('base64url'), { mode: 0o600, flush: true });
  try {
    await link(part, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await rm(part);
  }
}
