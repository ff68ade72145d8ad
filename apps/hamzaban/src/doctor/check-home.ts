import { access, constants, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { checkJwtSecret } from '../config/jwt-secret.ts';
import type { Home } from '../home/home.ts';
import { readPack } from '../home/pack.ts';
import { lossOfShops } from '../home/shop-folders.ts';
import { type Finding, isMissing, ok, unreadable } from './finding.ts';

const names = {
  folder: { en: 'folder', fa: 'پوشه' },
  secrets: { en: 'secrets', fa: 'کلیدهای محرمانه' },
  pack: { en: 'pack', fa: 'بستهٔ پایه' },
  database: { en: 'database', fa: 'پایگاه داده' },
} as const;

/** Whether the program can use its folders. */
export async function checkFolders(home: Home): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const folder of [home.root, home.shops, home.packs, home.state, home.logs]) {
    try {
      await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
      if (!(await stat(folder)).isDirectory()) throw new NotAFolderError();
      findings.push(
        ok(
          { en: `${names.folder.en} ${folder}`, fa: `${names.folder.fa} ${folder}` },
          { en: 'readable and writable', fa: 'خواندنی و نوشتنی' },
        ),
      );
    } catch (error) {
      findings.push(
        unreadable({ en: `${names.folder.en} ${folder}`, fa: `${names.folder.fa} ${folder}` }, folder, error),
      );
    }
  }
  return findings;
}

class NotAFolderError extends Error {
  override readonly message = 'it is not a folder';
}

/** Whether the signing secret is strong, and nobody else's. */
export async function checkSecrets(home: Home, config: Config): Promise<Finding> {
  const file = join(home.secrets, 'jwt.key');
  if (config.jwtSecret !== undefined)
    return ok(names.secrets, { en: 'JWT_SECRET is set by the environment', fa: 'JWT_SECRET از متغیرهای محیطی می‌آید' });
  try {
    const [folderMode, fileMode] = await Promise.all(
      [stat(home.secrets), stat(file)].map(async (stats) => (await stats).mode & 0o077),
    );
    if (folderMode !== 0 || fileMode !== 0) {
      return {
        check: names.secrets,
        state: 'error',
        detail: {
          en: `Others on this machine can read ${home.secrets}.`,
          fa: `دیگران هم می‌توانند ${home.secrets} را بخوانند.`,
        },
        mend: {
          en: `chmod 700 ${home.secrets} && chmod 600 ${home.secrets}/*`,
          fa: `chmod 700 ${home.secrets} && chmod 600 ${home.secrets}/*`,
        },
      };
    }
    const weakness = checkJwtSecret((await readFile(file, 'utf8')).trim());
    if (weakness === undefined) return ok(names.secrets, { en: 'private and strong', fa: 'خصوصی و قوی' });
    return {
      check: names.secrets,
      state: 'error',
      detail: { en: `The signing secret in ${file} ${weakness}.`, fa: `کلید امضای ${file} ضعیف است.` },
      mend: {
        en: `Delete ${file}; the next start makes a strong one (tokens in use end).`,
        fa: `${file} را پاک کنید؛ با شروع بعدی کلید قوی ساخته می‌شود (توکن‌های فعلی باطل می‌شود).`,
      },
    };
  } catch (error) {
    if (isMissing(error))
      return ok(names.secrets, { en: 'none yet; made on the first start', fa: 'هنوز نیست؛ با اولین شروع ساخته می‌شود' });
    return unreadable(names.secrets, file, error);
  }
}

/** Whether there is a pack for shops to stand on. */
export async function checkPacks(home: Home): Promise<Finding> {
  try {
    const packs = [];
    for (const name of await readdir(home.packs)) {
      const pack = await readPack(join(home.packs, name));
      if (pack !== undefined) packs.push(name);
    }
    if (packs.length > 0) return ok(names.pack, { en: packs.join(', '), fa: packs.join('، ') });
    return {
      check: names.pack,
      state: 'error',
      detail: {
        en: `There is no pack in ${home.packs}; shops cannot be trained.`,
        fa: `هیچ بسته‌ای در ${home.packs} نیست؛ فروشگاه‌ها آموزش نمی‌بینند.`,
      },
      mend: {
        en: 'Start once: hamzaban serve puts the shipped pack there.',
        fa: 'یک بار hamzaban serve را اجرا کنید تا بسته سر جایش برود.',
      },
    };
  } catch (error) {
    return unreadable(names.pack, home.packs, error);
  }
}

/** Whether the database can be opened and is sound. */
export async function checkDatabaseFile(home: Home, checkDatabase: (path: string) => void): Promise<Finding> {
  try {
    await stat(home.database);
  } catch (error) {
    if (!isMissing(error)) return unreadable(names.database, home.database, error);
    if ((await lossOfShops(home)) !== undefined)
      return {
        check: names.database,
        state: 'error',
        detail: {
          en: `${home.database} is gone, but ${home.shops} holds shops that were served: their keys and conversations were in it.`,
          fa: `${home.database} نیست، ولی در ${home.shops} فروشگاه‌هایی هست که کار می‌کرده‌اند؛ کلیدها و گفتگوهایشان در آن بود.`,
        },
        mend: {
          en: 'Restore a backup: hamzaban restore FILE --to NEW_FOLDER',
          fa: 'پشتیبان را برگردانید: hamzaban restore FILE --to NEW_FOLDER',
        },
      };
    return {
      check: names.database,
      state: 'warning',
      detail: { en: `There is none yet at ${home.database}.`, fa: `هنوز پایگاه داده‌ای در ${home.database} نیست.` },
      mend: { en: 'Start once: hamzaban serve', fa: 'یک بار hamzaban serve را اجرا کنید.' },
    };
  }
  try {
    checkDatabase(home.database);
    return ok(names.database, { en: 'sound', fa: 'سالم' });
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    const isClosed = error instanceof Error && 'reason' in error && error.reason === 'unavailable';
    if (isClosed) return { ...unreadable(names.database, home.database, error), detail: closedDetail(because) };
    return {
      check: names.database,
      state: 'error',
      detail: { en: because, fa: `پایگاه داده باز نشد یا سالم نیست: ${because}` },
      mend: {
        en: 'Restore a backup: hamzaban restore FILE --to NEW_FOLDER',
        fa: 'پشتیبان را برگردانید: hamzaban restore FILE --to NEW_FOLDER',
      },
    };
  }
}

function closedDetail(because: string): Finding['detail'] {
  return { en: because, fa: `پایگاه داده باز نشد: ${because}` };
}
