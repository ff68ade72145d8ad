import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { exists } from '../files/exists.ts';
import type { Home } from '../home/home.ts';
import { listed, shopFolders } from '../home/shop-folders.ts';
import { baseModelFile } from '../models/base-model-file.ts';
import { checkBaseModel, checkModel } from '../models/check-model.ts';
import { isUnreadableModel } from '../models/is-unreadable-model.ts';
import type { ShopEngine } from './check-engines.ts';
import { type Finding, ok } from './finding.ts';

/** A shop with the version in use (null: untrained). */
export interface ExaminedShop {
  readonly id: string;
  readonly model: { readonly file: string; readonly sha256: string; readonly baseHash: string | null } | null;
  readonly engine: ShopEngine;
}

/** Whether each shop that is answered here has its folder and a sound model with its base. */
export async function checkShops(home: Home, shops: readonly ExaminedShop[]): Promise<readonly Finding[]> {
  const bases = new Map<string, Promise<BaseState>>();
  const baseOf = (hash: string): Promise<BaseState> => {
    const state = bases.get(hash) ?? lookAtBase(home, hash);
    bases.set(hash, state);
    return state;
  };
  const findings: Finding[] = [];
  for (const shop of shops) {
    if ('url' in shop.engine && shop.engine.url !== null) continue;
    findings.push(await checkShop(home, shop, baseOf));
  }
  return [...findings, ...(await checkStrays(home, shops))];
}

/** What became of a pack's model: the reason why it cannot be used, or nothing. */
type BaseState = { readonly problem?: { readonly en: string; readonly fa: string } };

async function checkShop(
  home: Home,
  { id, model }: ExaminedShop,
  baseOf: (hash: string) => Promise<BaseState>,
): Promise<Finding> {
  const check = { en: `shop ${id}`, fa: `فروشگاه ${id}` };
  const train = { en: `hamzaban tenant train ${id}`, fa: `آموزش دهید: hamzaban tenant train ${id}` };
  const error = (detail: Finding['detail'], mend: Finding['detail']): Finding => ({
    check,
    state: 'error',
    detail,
    mend,
  });
  if (!(await exists(join(home.shop(id), 'config.yml'))))
    return error(
      {
        en: `Its folder ${home.shop(id)} has no config.yml.`,
        fa: `پوشهٔ ${home.shop(id)} فایل config.yml ندارد.`,
      },
      { en: 'Put the folder back from a backup.', fa: 'پوشه را از پشتیبان برگردانید.' },
    );
  if (model === null)
    return {
      check,
      state: 'warning',
      detail: {
        en: 'Its bot is not trained; its messages are refused with 503.',
        fa: 'رباتش آموزش ندیده؛ پیام‌هایش با خطای ۵۰۳ رد می‌شود.',
      },
      mend: train,
    };
  const path = join(home.shop(id), 'models', model.file);
  if (!(await exists(path)))
    return error(
      { en: `The model in use, ${model.file}, is gone.`, fa: `مدل در حال استفاده، ${model.file}، نیست.` },
      train,
    );
  const damage = await problemOf(checkModel(path, model.sha256));
  if (damage !== undefined)
    return error(
      {
        en: `The model in use cannot be read: ${damage}`,
        fa: `مدل در حال استفاده، ${model.file}، خراب است یا خوانده نمی‌شود.`,
      },
      train,
    );
  const base = model.baseHash === null ? {} : await baseOf(model.baseHash);
  return base.problem === undefined ? ok(check, { en: model.file, fa: model.file }) : error(base.problem, train);
}

async function lookAtBase(home: Home, hash: string): Promise<BaseState> {
  const names = (await exists(home.packs)) && (await stat(home.packs)).isDirectory() ? await readdir(home.packs) : [];
  for (const name of names) {
    const file = baseModelFile(join(home.packs, name), hash);
    if (!(await exists(file))) continue;
    const damage = await problemOf(checkBaseModel(file));
    if (damage === undefined) return {};
    return {
      problem: {
        en: `The model of the pack that it stands on cannot be read: ${damage}`,
        fa: 'مدل بسته‌ای که رویش سوار است خراب است یا خوانده نمی‌شود.',
      },
    };
  }
  return {
    problem: { en: 'The model of the pack that it stands on is gone.', fa: 'مدل بسته‌ای که رویش سوار است نیست.' },
  };
}

/** Projects in `shops/` that nobody is answered from. */
async function checkStrays(home: Home, shops: readonly ExaminedShop[]): Promise<readonly Finding[]> {
  const known = new Set(shops.map(({ id }) => id));
  const strays = (await shopFolders(home)).map(({ id }) => id).filter((id) => !known.has(id));
  if (strays.length === 0) return [];
  const names = listed(strays);
  return [
    {
      check: { en: 'folders without a shop', fa: 'پوشه‌های بی‌فروشگاه' },
      state: 'warning',
      detail: {
        en: `${home.shops} holds ${names}, which the database does not know: nobody is answered from there.`,
        fa: `در ${home.shops} پوشه‌هایی هست که پایگاه داده نمی‌شناسد و کسی از آن‌ها پاسخ نمی‌گیرد: ${names}`,
      },
      mend: {
        en: 'Register it (the bot is kept, the key is new): hamzaban tenant create ID --name NAME',
        fa: 'ثبتش کنید (رباتش می‌ماند و کلید تازه می‌گیرد): hamzaban tenant create ID --name NAME',
      },
    },
  ];
}

async function problemOf(looking: Promise<void>): Promise<string | undefined> {
  try {
    await looking;
    return undefined;
  } catch (error) {
    const isReadingFailure = error instanceof Error && (isUnreadableModel(error) || 'code' in error);
    if (!isReadingFailure) throw error;
    return error.message;
  }
}
