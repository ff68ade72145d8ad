import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TenantId } from '@hamzaban/platform';
import { parse } from 'yaml';
import { z } from 'zod';
import { hasCode } from '../files/has-code.ts';
import type { Home } from '../home/home.ts';

const engineSchema = z.strictObject({ rasa_url: z.url({ protocol: /^https?$/ }).nullable() });

/** `engine.yml` of a shop cannot be used; the message names the file and the mend. */
export class EngineFileError extends Error {
  override readonly name = 'EngineFileError';
  readonly code = 'BAD_ENGINE_FILE';
}

/**
 * Which engine answers for a shop: the URL of a real Rasa server, or null for our own. `shops/<id>/engine.yml` decides
 * (`rasa_url: http://rasa:5005`, or `rasa_url: null` for our own); without it `RASA_URL` counts for every shop.
 */
export async function rasaUrlOf(
  home: Home,
  tenantId: TenantId,
  defaultUrl: string | undefined,
): Promise<string | null> {
  const file = join(home.shop(tenantId), 'engine.yml');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return defaultUrl ?? null;
    throw error;
  }
  const parsed = engineSchema.safeParse(parse(text));
  if (!parsed.success)
    throw new EngineFileError(`${file}: write one line, "rasa_url: http://host:5005" or "rasa_url: null".`);
  return parsed.data.rasa_url;
}
