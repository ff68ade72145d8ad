import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Home } from '../home/home.ts';
import type { ShopEngine } from './check-engines.ts';
import { type Finding, isMissing, ok } from './finding.ts';

/** A shop with the file of the version in use (null: untrained). */
export interface ExaminedShop {
  readonly id: string;
  readonly modelFile: string | null;
  readonly baseHash: string | null;
  readonly engine: ShopEngine;
}

/** Whether each shop that is answered here has its folder and a model with its base. */
export async function checkShops(home: Home, shops: readonly ExaminedShop[]): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { id, modelFile, baseHash, engine } of shops) {
    const check = { en: `shop ${id}`, fa: `فروشگاه ${id}` };
    const train = { en: `hamzaban tenant train ${id}`, fa: `آموزش دهید: hamzaban tenant train ${id}` };
    if ('url' in engine && engine.url !== null) continue;
    if (!(await exists(join(home.shop(id), 'config.yml')))) {
      findings.push({
        check,
        state: 'error',
        detail: {
          en: `Its folder ${home.shop(id)} has no config.yml.`,
          fa: `پوشهٔ ${home.shop(id)} فایل config.yml ندارد.`,
        },
        mend: { en: 'Put the folder back from a backup.', fa: 'پوشه را از پشتیبان برگردانید.' },
      });
    } else if (modelFile === null) {
      findings.push({
        check,
        state: 'warning',
        detail: {
          en: 'Its bot is not trained; its messages are refused with 503.',
          fa: 'رباتش آموزش ندیده؛ پیام‌هایش با خطای ۵۰۳ رد می‌شود.',
        },
        mend: train,
      });
    } else if (!(await exists(join(home.shop(id), 'models', modelFile)))) {
      findings.push({
        check,
        state: 'error',
        detail: { en: `The model in use, ${modelFile}, is gone.`, fa: `مدل در حال استفاده، ${modelFile}، نیست.` },
        mend: train,
      });
    } else if (baseHash !== null && !(await hasBase(home, baseHash))) {
      findings.push({
        check,
        state: 'error',
        detail: { en: 'The model of the pack that it stands on is gone.', fa: 'مدل بسته‌ای که رویش سوار است نیست.' },
        mend: train,
      });
    } else {
      findings.push(ok(check, { en: modelFile, fa: modelFile }));
    }
  }
  return findings;
}

async function hasBase(home: Home, hash: string): Promise<boolean> {
  const names = (await exists(home.packs)) && (await stat(home.packs)).isDirectory() ? await readdir(home.packs) : [];
  for (const name of names) {
    if (await exists(join(home.packs, name, 'models', `base-${hash.slice(0, 32)}.tar.gz`))) return true;
  }
  return false;
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isMissing(error) || (error instanceof Error && 'code' in error && error.code === 'ENOTDIR')) return false;
    throw error;
  }
}
