import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Keeps V8 from two things that its collector does; to be called before the program is loaded.
 *
 * Giving whole kinds of objects to the old generation. It does so when many of a kind have outlived a young
 * collection, as when messages wait for a shop's bot to load; from then on the objects of every turn die old, and each
 * young collection copies what hangs on them: 12 ms and 40 kB a message, for ever, instead of 2 ms and nothing
 * (docs/decisions/2026-11-29-half-load.md).
 *
 * Freeing WebAssembly code one function at a time. With threads that come and go it frees some twice, which ends the process
 * (docs/decisions/2026-11-30-webassembly-code.md).
 */
export function tuneCollector(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
  setFlagsFromString('--no-wasm-code-gc');
}

/**
 * Keeps the young space as small as it is while the program and what it answers with are loaded. Nearly all that loading
 * makes stays, for which V8 would take 64 MB of young space and keep them while the server is idle.
 */
export function holdYoungSpace(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** The young space grows with the work again, as V8 has it. */
export function letYoungSpaceGrow(): void {
  setFlagsFromString('--semi-space-growth-factor=2');
}

/** Messages that waited for a load are answered first. */
const collectAfterMs = 1500;

/**
 * Runs a large, seldom load (a pack's model) in a small young space, and collects what it left behind soon after: 100 MB,
 * which V8 would keep until the server has worked for minutes. The collection takes 30-50 ms, once a pack.
 */
export async function loadLean<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  holdYoungSpace();
  try {
    return await load();
  } finally {
    setTimeout(() => {
      collect();
      letYoungSpaceGrow();
    }, collectAfterMs).unref();
  }
}

function collect(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
