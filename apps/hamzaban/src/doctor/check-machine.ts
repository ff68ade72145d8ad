import { statfs } from 'node:fs/promises';
import type { Home } from '../home/home.ts';
import { type Finding, ok, unreadable } from './finding.ts';

const FREE_BYTES_MIN = 500 * 1024 * 1024;
/** This program was written then; a clock that says less is wrong. */
const EARLIEST_NOW = Date.UTC(2026, 10, 1);
const TEHRAN_OFFSET = 'GMT+03:30';

const names = {
  clock: { en: 'clock', fa: 'ساعت سرور' },
  zone: { en: 'time zone data', fa: 'منطقهٔ زمانی' },
  disk: { en: 'disk', fa: 'فضای دیسک' },
} as const;

/** Whether the machine's clock can be right. */
export function checkClock(now: number): Finding {
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

/** Whether the time zone data know that Iran has no summer time any more. */
export function checkTimeZone(): Finding {
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

/** Room on the home's disk. */
export async function checkDisk(home: Home): Promise<Finding> {
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
