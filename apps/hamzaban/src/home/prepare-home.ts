import { mkdir } from 'node:fs/promises';
import { sweepUnfinished } from '../files/sweep-unfinished.ts';
import type { Home } from './home.ts';
import { installPack, type Pack } from './pack.ts';

/** Makes the folders of a home that are not there yet, sweeps what was left unfinished, and puts the shipped pack into it. */
export async function prepareHome(home: Home): Promise<Pack> {
  for (const folder of [home.shops, home.packs, home.state, home.logs]) await mkdir(folder, { recursive: true });
  await mkdir(home.secrets, { recursive: true, mode: 0o700 });
  for (const folder of [home.shops, home.packs]) await sweepUnfinished(folder, Date.now());
  return installPack(home.packs);
}
