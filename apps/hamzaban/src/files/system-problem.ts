/** What the operating system refused, in words for people: the reason, and what to do. */
export interface SystemProblem {
  readonly path: string | undefined;
  readonly reason: string;
  readonly mend: string;
  /** This user has not the right: the owner or the mode is to be changed. */
  readonly isRefused: boolean;
}

const FULL = { reason: 'the disk is full', mend: 'Make room, or name a place on another disk.' };
const REFUSED = {
  reason: 'this user may not use it',
  mend: 'Give it to the user that runs this command (chown), or let him read and write it (chmod u+rwX).',
};
const TOO_MANY = { reason: 'too many files are open', mend: 'Raise the limit (ulimit -n), or end other programs.' };

const PROBLEMS: Readonly<Record<string, { readonly reason: string; readonly mend: string }>> = {
  EACCES: REFUSED,
  EPERM: REFUSED,
  EISDIR: {
    reason: 'it is a folder, and a file is needed',
    mend: 'Name a file, or delete the folder. (Docker makes an empty folder where a file that it mounts is not there.)',
  },
  ENOTDIR: { reason: 'a part of the path is a file, and a folder is needed', mend: 'Name another place.' },
  ENOENT: { reason: 'it is not there', mend: 'Check the spelling, or make it.' },
  EEXIST: { reason: 'something is there already', mend: 'Name another place, or move it away.' },
  ENOTEMPTY: { reason: 'the folder is not empty', mend: 'Name another place, or move away what is in it.' },
  ENOSPC: FULL,
  EDQUOT: FULL,
  EROFS: {
    reason: 'the disk may only be read',
    mend: 'Name a place that may be written, or mount the disk otherwise.',
  },
  ENAMETOOLONG: { reason: 'the name is too long', mend: 'Name it shorter.' },
  ELOOP: { reason: 'links lead in a circle', mend: 'Delete the link.' },
  EMFILE: TOO_MANY,
  ENFILE: TOO_MANY,
  EBUSY: { reason: 'another program uses it', mend: 'Try again when that has ended.' },
  EIO: { reason: 'the disk reports an error', mend: 'Look at the disk; restore a backup if it is damaged.' },
};

/** Calls that have nothing to do with files. */
const NETWORK = /^(?:listen|connect|bind|accept|getaddrinfo|send|recv)/;

/** The problem of an error of the file system; nothing for any other error. */
export function systemProblemOf(error: unknown): SystemProblem | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  const known = PROBLEMS[String(error.code)];
  if (known === undefined || NETWORK.test(String(error.syscall))) return undefined;
  // Of two places the second is the one that somebody named; the first is a file on its way there.
  const { path, dest } = error as { readonly path?: unknown; readonly dest?: unknown };
  const place = typeof dest === 'string' ? dest : path;
  return { ...known, isRefused: known === REFUSED, path: typeof place === 'string' ? place : undefined };
}

/** The same as one sentence and its mend. */
export function systemProblemText({ path, reason, mend }: SystemProblem): string {
  const thing = path === undefined ? 'A file or folder' : `'${path}'`;
  return `${thing} cannot be used: ${reason}. ${mend}`;
}
