import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8 from giving whole kinds of objects to the old generation. It does so when many of a kind have outlived a young
 * collection, as when messages wait for a shop's bot to load; from then on the objects of every turn die old, and each
 * young collection copies what hangs on them: 12 ms and 40 kB a message, for ever, instead of 2 ms and nothing
 * (docs/decisions/2026-11-29-half-load.md). To be called before the program is loaded.
 */
export function tuneCollector(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}
