import { createWriteStream } from 'node:fs';
import { mkdtemp, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Tenant } from '@hamzaban/platform';
import { packTar, type TarSource } from 'modern-tar/fs';
import { filesBelow, hashFile } from '../backup/create-backup.ts';
import { createLineFile } from './line-file.ts';
import {
  conversationLine,
  eventLines,
  messageLines,
  readConversations,
  readShop,
  type ShopRowsDependencies,
} from './shop-rows.ts';

export interface ExportOptions extends ShopRowsDependencies {
  readonly tenant: Tenant;
  /** The shop's folder. */
  readonly folder: string;
  /** The archive to write. */
  readonly file: string;
  readonly now: () => number;
}

/** How much was written. */
export interface ExportedShop {
  readonly conversations: number;
  readonly messages: number;
  readonly bytes: number;
}

/**
 * Writes all data of one shop, also one that is being served, as one archive that appears whole and that only its
 * owner reads:
 *
 *     manifest.json                   format, counts, SHA-256 of every other file
 *     shop.json                       the shop, its web origins, its keys by name, its trained versions
 *     conversations.jsonl, messages.jsonl, events.jsonl      one JSON object a line
 *     bot/…                           the shop's folder: the Rasa project, models included
 *
 * Memory does not grow with the shop: rows are read a page at a time and written as they come.
 */
export async function exportShop(options: ExportOptions): Promise<ExportedShop> {
  const { tenant, folder, file, now } = options;
  const work = await mkdtemp(join(dirname(file), `.${basename(file)}-`));
  try {
    const counts = await writeRows(work, options);
    await writeFile(join(work, 'shop.json'), `${JSON.stringify(await readShop(tenant, options), undefined, 2)}\n`);
    const sources = new Map<string, string>();
    for (const path of await filesBelow(work)) sources.set(relative(work, path), path);
    for (const path of await filesBelow(folder)) sources.set(`bot/${relative(folder, path)}`, path);
    const hashes: Record<string, string> = {};
    for (const [name, path] of sources) hashes[name] = await hashFile(path);
    const manifest = {
      format: 'hamzaban-shop-export',
      version: 1,
      tenant_id: tenant.id,
      created_at: new Date(now()).toISOString(),
      ...counts,
      files: hashes,
    };
    const unfinished = join(work, 'archive');
    const entries: TarSource[] = [
      { type: 'content', target: 'manifest.json', content: `${JSON.stringify(manifest, undefined, 2)}\n`, mode: 0o600 },
      ...[...sources].map(([target, source]): TarSource => ({ type: 'file', target, source, mode: 0o600 })),
    ];
    await pipeline(packTar(entries), createGzip({ level: 1 }), createWriteStream(unfinished, { mode: 0o600 }));
    const handle = await open(unfinished, 'r');
    await handle.sync();
    await handle.close();
    await rename(unfinished, file);
    return { ...counts, bytes: (await stat(file)).size };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function writeRows(folder: string, { tenant, store }: ExportOptions) {
  const counts = { conversations: 0, messages: 0 };
  const conversations = await createLineFile(join(folder, 'conversations.jsonl'));
  const messages = await createLineFile(join(folder, 'messages.jsonl'));
  const events = await createLineFile(join(folder, 'events.jsonl'));
  try {
    for await (const row of readConversations(tenant, store)) {
      await conversations.write(conversationLine(row));
      counts.conversations += 1;
      for await (const line of messageLines(row)) {
        await messages.write(line);
        counts.messages += 1;
      }
      for await (const line of eventLines(row)) await events.write(line);
    }
  } finally {
    await Promise.all([conversations.close(), messages.close(), events.close()]);
  }
  return counts;
}
