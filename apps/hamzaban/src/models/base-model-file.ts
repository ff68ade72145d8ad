import { join } from 'node:path';
import { MODEL_SUFFIX } from './model-file.ts';

/** The file of a pack's trained model: one for each content that the pack has had. */
export function baseModelFile(packFolder: string, hash: string): string {
  return join(packFolder, 'models', `${baseModelName(hash)}${MODEL_SUFFIX}`);
}

export function baseModelName(hash: string): string {
  return `base-${hash.slice(0, 32)}`;
}
