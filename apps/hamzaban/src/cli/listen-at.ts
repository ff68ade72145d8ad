import { connect } from 'node:net';
import { CommandFailed } from './run-program.ts';

/** Where a server is to listen; `mend` tells the operator how another place is chosen, without a capital. */
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
  try {
    await app.listen({ host, port });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw isKnown(code) ? failure(place, code) : error;
  }
  const address = app.server.address() as { readonly port?: number } | null;
  return address?.port ?? port;
}

/**
 * Throws `CommandFailed` where somebody listens now: before work that would be in vain. It calls and does not listen itself, or
 * it would hang up on those who wait for a server that starts again.
 */
export async function checkPlace(place: Place): Promise<void> {
  if (place.port === 0) return;
  const socket = connect({ host: place.host, port: place.port });
  const isTaken = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.setTimeout(answerMs, () => resolve(false));
  });
  socket.destroy();
  if (isTaken) throw failure(place, 'EADDRINUSE');
}

/** Those on the same machine answer at once. */
const answerMs = 500;

const reasons = {
  EADDRINUSE: 'another program (another Hamzaban, perhaps) listens there already',
  EACCES: 'ports below 1024 are for administrators',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'this is no address',
} as const;

function isKnown(code: string): code is keyof typeof reasons {
  return Object.hasOwn(reasons, code);
}

function failure({ host, port, mend }: Place, code: keyof typeof reasons): CommandFailed {
  const isTaken = code === 'EADDRINUSE';
  return new CommandFailed(
    `Cannot listen at ${host}:${port}: ${reasons[code]}. ${isTaken ? 'End that program, or ' : ''}${isTaken ? mend : upperFirst(mend)}`,
  );
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
