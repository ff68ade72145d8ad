import { connect } from 'node:net';
import { CommandFailed } from './run-program.ts';

/** Where a server is to listen; `mend` tells the operator how another place is chosen. */
export interface Place {
  readonly host: string;
  readonly port: number;
  readonly mend: string;
}

interface Listener {
  readonly listen: (at: { host: string; port: number }) => Promise<unknown>;
  readonly server: { address(): unknown };
}

/** Listens; gives the port, which the system chose where 0 was asked for. Throws `CommandFailed` where that cannot be. */
export async function listenAt(app: Listener, place: Place): Promise<number> {
  const { host, port } = place;
  await orFail(place, () => app.listen({ host, port }));
  const address = app.server.address() as { readonly port?: number } | null;
  return address?.port ?? port;
}

/**
 * Throws `CommandFailed` where somebody listens now: before work that would be in vain. It calls and does not listen itself, or it would
 * hang up on those who wait for a server that starts again.
 */
export async function checkPlace({ host, port, mend }: Place): Promise<void> {
  if (port === 0) return;
  const isTaken = await new Promise<boolean>((resolve) => {
    const socket = connect({ host, port, timeout: answerMs });
    socket.once('connect', () => resolve(true));
    for (const event of ['error', 'timeout', 'close']) socket.once(event, () => resolve(false));
    socket.once('timeout', () => socket.destroy());
    socket.once('connect', () => socket.destroy());
  });
  if (isTaken) throw new CommandFailed(`Cannot listen at ${host}:${port}: ${reasons['EADDRINUSE']}. ${mend}`);
}

/** Those on the same machine answer at once. */
const answerMs = 500;

async function orFail({ host, port, mend }: Place, listen: () => Promise<unknown>): Promise<void> {
  try {
    await listen();
  } catch (error) {
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''];
    throw reason === undefined ? error : new CommandFailed(`Cannot listen at ${host}:${port}: ${reason}. ${mend}`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program (another Hamzaban, perhaps) listens there already',
  EACCES: 'ports below 1024 are for administrators',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'this is no address',
};
