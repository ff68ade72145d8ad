const STOPS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** How a work of many steps ended. */
export interface Interrupted<Result> {
  readonly result: Result;
  /** The exit code of the signal that ended it early; undefined when it came to its end. */
  readonly exitCode: number | undefined;
}

/**
 * Runs a work that looks at the signal between its steps, so that Ctrl-C ends it after a whole one. A second Ctrl-C ends the process at
 * once.
 */
export async function untilInterrupted<Result>(
  task: (signal: AbortSignal) => Promise<Result>,
): Promise<Interrupted<Result>> {
  const stopping = new AbortController();
  let exitCode: number | undefined;
  const handlers = Object.entries(STOPS).map(([signal, code]) => {
    const handle = (): void => {
      exitCode = code;
      stopping.abort();
      letGo();
    };
    process.on(signal, handle);
    return [signal, handle] as const;
  });
  function letGo(): void {
    for (const [signal, handle] of handlers) process.off(signal, handle);
  }
  try {
    const result = await task(stopping.signal);
    return { result, exitCode };
  } finally {
    letGo();
  }
}
