/**
 * The next signal that ends a program. To be asked for before the program says that it is ready: until then a signal ends it at
 * once, afterwards what is in hand comes to its end.
 */
export function nextSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(signal));
  });
}
