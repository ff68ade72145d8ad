import { createReader } from '@hamzaban/persian';
import { loadPersianData } from '@hamzaban/persian/node';
import type { Reader } from '../src/index.ts';

/** The reader that the program uses. */
export function createBenchReader(): Reader {
  return createReader(loadPersianData());
}
