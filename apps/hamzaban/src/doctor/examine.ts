import type { Config } from '../config/config.ts';
import type { Home } from '../home/home.ts';
import { checkCertificate } from './check-certificate.ts';
import { checkEngines } from './check-engines.ts';
import { checkDatabaseFile, checkFolders, checkPacks, checkSecrets } from './check-home.ts';
import { checkClock, checkDisk, checkTimeZone } from './check-machine.ts';
import { checkShops, type ExaminedShop } from './check-shops.ts';
import type { Finding } from './finding.ts';

/** What the doctor needs to look at a home from outside. */
export interface ExamineOptions {
  readonly home: Home;
  readonly config: Config;
  readonly now: () => number;
  /** Throws a plain sentence when the database is damaged or cannot be opened. */
  readonly checkDatabase: (path: string) => void;
  readonly shops: () => Promise<readonly ExaminedShop[]>;
  /** Asks a server for anything; rejects with the reason when it gives no answer. */
  readonly probe: (url: string) => Promise<void>;
}

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
  const database = await checkDatabaseFile(home, options.checkDatabase);
  findings.push(database);
  if (database.state !== 'ok') return findings;
  const shops = await options.shops();
  const engines = shops.map(({ engine }) => engine);
  return [...findings, ...(await checkShops(home, shops)), ...(await checkEngines(engines, options.probe))];
}
