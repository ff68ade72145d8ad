import { access, constants, readdir, readFile, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { checkJwtSecret } from '../config/jwt-secret.ts';
import type { Home } from '../home/home.ts';
import { readPack } from '../home/pack.ts';
import { checkCertificate } from './check-certificate.ts';
import { checkEngines, type ShopEngine } from './check-engines.ts';
import type { Bilingual, Finding } from './finding.ts';

/** What the doctor needs to look at a home from outside. */
export interface ExamineOptions {
  readonly home: Home;
  readonly config: Config;
  readonly now: () => number;
  /** Throws a plain sentence when the database is damaged or cannot be opened. */
  readonly checkDatabase: (path: string) => void;
  /** Shops with the file of the version in use (null: untrained). */
  readonly shops: () => Promise<
    readonly {
      readonly id: string;
      readonly modelFile: string | null;
      readonly baseHash: string | null;
      readonly engine: ShopEngine;
    }[]
  >;
  /** Asks a server for anything; rejects with the reason when it gives no answer. */
  readonly probe: (url: string) => Promise<void>;
}

const FREE_BYTES_MIN = 500 * 1024 * 1024;
/** This program was written then; a clock that says less is wrong. */
const EARLIEST_NOW = Date.UTC(2026, 10, 1);
const TEHRAN_OFFSET = 'GMT+03:30';

/** Looks at everything that keeps a home from working. Never throws: what cannot be looked at is a finding. */
export async function examine(options: ExamineOptions): Promise<readonly Finding[]> {
  const { home } = options;
  const findings = [
    checkClock(options.now()),
    checkTimeZone(),
    await checkDisk(home),
    ...(await checkFolders(home)),
    await checkSecrets(home, options.config),
    ...(options.config.tls === undefined ? [] : [await checkCertificate(options.config.tls, options.now())]),
    await checkPacks(home),
  ];
  const database = await checkDatabaseFile(options);
  findings.push(database);
  if (database.state === 'ok') findings.push(...(await checkShops(options)));
  return findings;
}

function ok(check: Bilingual, detail: Bilingual): Finding {
  return { check, state: 'ok', detail };
}

const names = {
  clock: { en: 'clock', fa: 'ساعت سرور' },
  zone: { en: 'time zone data', fa: 'منطقهٔ زمانی' },
  disk: { en: 'disk', fa: 'فضای دیسک' },
  folder: { en: 'folder', fa: 'پوشه' },
  secrets: { en: 'secrets', fa: 'کلیدهای محرمانه' },
  pack: { en: 'pack', fa: 'بستهٔ پایه' },
  database: { en: 'database', fa: 'پایگاه داده' },
  shop: { en: 'shop', fa: 'فروشگاه' },
} as const;

function checkClock(now: number): Finding {
  const time = new Date(now).toISOString();
  if (now >= EARLIEST_NOW) return ok(names.clock, { en: time, fa: time });
  return {
    check: names.clock,
    state: 'error',
    detail: {
      en: `The clock says ${time}, which is in the past.`,
      fa: `ساعت سرور ${time} را نشان می‌دهد که گذشته است.`,
    },
    mend: {
      en: 'Set it, for example with: timedatectl set-ntp true',
      fa: 'تنظیمش کنید؛ مثلاً با timedatectl set-ntp true',
    },
  };
}

function checkTimeZone(): Finding {
  const offset = (month: number) =>
    new Intl.DateTimeFormat('en', { timeZone: 'Asia/Tehran', timeZoneName: 'longOffset' })
      .formatToParts(Date.UTC(2026, month, 1))
      .find(({ type }) => type === 'timeZoneName')?.value;
  const [winter, summer] = [offset(0), offset(6)];
  if (winter === TEHRAN_OFFSET && summer === TEHRAN_OFFSET)
    return ok(names.zone, { en: 'Asia/Tehran is +03:30 all year', fa: 'تهران در همهٔ سال ‎+۳:۳۰ است' });
  return {
    check: names.zone,
    state: 'error',
    detail: {
      en: `Asia/Tehran is ${winter} in winter and ${summer} in summer; since 2022 there is no summer time.`,
      fa: `داده‌های زمانی قدیمی است (زمستان ${winter}، تابستان ${summer})؛ از ۱۴۰۱ ساعت تابستانی نداریم.`,
    },
    mend: {
      en: 'Install a newer Node.js 24; it brings its own time zone data.',
      fa: 'نسخهٔ تازه‌تر Node.js 24 را نصب کنید؛ داده‌های زمانی همراهش است.',
    },
  };
}

async function checkDisk(home: Home): Promise<Finding> {
  try {
    const { bavail, bsize } = await statfs(home.root);
    const free = bavail * bsize;
    const text = `${(free / 1e9).toFixed(1)} GB`;
    if (free >= FREE_BYTES_MIN) return ok(names.disk, { en: `${text} free`, fa: `${text} آزاد` });
    return {
      check: names.disk,
      state: 'warning',
      detail: {
        en: `Only ${text} is free; when it is full, messages are refused with 503.`,
        fa: `فقط ${text} آزاد است؛ پر که شود پیام‌ها با خطای ۵۰۳ رد می‌شود.`,
      },
      mend: {
        en: 'Make room, or move HAMZABAN_HOME to a larger disk.',
        fa: 'جا باز کنید یا HAMZABAN_HOME را به دیسک بزرگ‌تری ببرید.',
      },
    };
  } catch (error) {
    return unreadable(names.disk, home.root, error);
  }
}

async function checkFolders(home: Home): Promise<readonly Finding[]> {
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

async function checkSecrets(home: Home, config: Config): Promise<Finding> {
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
      detail: { en: `The signing secret in ${file} ${weakness.split(';', 1)[0]}.`, fa: `کلید امضای ${file} ضعیف است.` },
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

async function checkPacks(home: Home): Promise<Finding> {
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

async function checkDatabaseFile({ home, checkDatabase }: ExamineOptions): Promise<Finding> {
  try {
    await stat(home.database);
  } catch (error) {
    if (!isMissing(error)) return unreadable(names.database, home.database, error);
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

async function checkShops({ home, shops, probe }: ExamineOptions): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const all = await shops();
  for (const { id, modelFile, baseHash, engine } of all) {
    const check = { en: `${names.shop.en} ${id}`, fa: `${names.shop.fa} ${id}` };
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
  const engines = all.map(({ engine }) => engine);
  return [...findings, ...(await checkEngines(engines, probe))];
}

async function hasBase(home: Home, hash: string): Promise<boolean> {
  const names = (await exists(home.packs)) && (await stat(home.packs)).isDirectory() ? await readdir(home.packs) : [];
  for (const name of names) {
    if (await exists(join(home.packs, name, 'models', `base-${hash.slice(0, 32)}.tar.gz`))) return true;
  }
  return false;
}

function unreadable(check: Bilingual, path: string, error: unknown): Finding {
  const because = error instanceof Error ? error.message : String(error);
  return {
    check,
    state: 'error',
    detail: { en: `${path} cannot be used: ${because}`, fa: `${path} قابل استفاده نیست: ${because}` },
    mend: isMissing(error)
      ? { en: `mkdir -p ${path} (hamzaban serve makes it too)`, fa: `بسازیدش: mkdir -p ${path}` }
      : {
          en: `Give it to the user that runs the program: chown -R $USER ${path} && chmod u+rwX ${path}`,
          fa: `مالکیت و دسترسی‌اش را درست کنید: chown -R $USER ${path} && chmod u+rwX ${path}`,
        },
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
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
