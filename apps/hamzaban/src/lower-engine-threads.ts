import { readdirSync, readFileSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';

/** What Node calls the threads on which V8 compiles and collects. */
const engineThread = 'V8Worker';
const tasks = '/proc/self/task';

/** A tenth of the share of a thread that answers, when both want the same core. */
const niceness = 10;

/**
 * Lets the threads that answer go before V8's own: on two cores its four threads, compiling and marking at once, kept
 * messages waiting for 30-80 ms (docs/decisions/2026-11-29-half-load.md). Raising the niceness of one's own threads needs no
 * rights. To be called when a server is ready, since until then compiling is what is waited for.
 *
 * @param onRefused told why when the system refuses it: answers are then as right, only slower at times
 * @returns how many threads were lowered; 0 where threads cannot be told apart (not Linux) or stand low already
 */
export function lowerEngineThreads(onRefused: (error: unknown) => void): number {
  if (process.platform !== 'linux') return 0;
  try {
    const threads = readdirSync(tasks).filter(
      (id) => nameOf(id).startsWith(engineThread) && getPriority(+id) < niceness,
    );
    for (const id of threads) setPriority(+id, niceness);
    return threads.length;
  } catch (error) {
    onRefused(error);
    return 0;
  }
}

function nameOf(id: string): string {
  return readFileSync(`${tasks}/${id}/comm`, 'latin1');
}
