import { bytesBelow } from '../files/disk-tree.ts';
import type { TrainingInput } from './train-folder.ts';

/** Training data of so many bytes may well hold as many examples as are worth a second thread. */
const LARGE_FROM_BYTES = 150_000;

/** Whether a training is so large that its second thread should start before the files are read. */
export function isLarge({ folder, data }: Pick<TrainingInput, 'folder' | 'data'>): boolean {
  return bytesBelow(folder, data) >= LARGE_FROM_BYTES;
}
