import { decodeBot, decodeManifest } from '@hamzaban/bot';
import { readModelFile } from './model-file.ts';

/** Rejects with an unreadable model's error (`isUnreadableModel`) unless the file is the one that was noted, whole, of this version. */
export async function checkModel(path: string, sha256: string): Promise<void> {
  decodeManifest(await readModelFile(path, sha256));
}

/** The same for a model that stands alone and that nobody noted a hash of: all of it is read. */
export async function checkBaseModel(path: string): Promise<void> {
  decodeBot(await readModelFile(path));
}
