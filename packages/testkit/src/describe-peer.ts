import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Something that a test needs and that is not part of this project. */
export interface Need {
  /** What it is, and how to get it. */
  readonly what: string;
  readonly isThere: () => boolean;
}

/**
 * Tests against something real from outside (Docker, a real Rasa, a browser). They run only with `RUN_PEERS=1`, as
 * `npm run test:peers` sets it: otherwise they are skipped aloud. Asked for, they fail when something is missing, and
 * name it: a run that passes has run them all.
 */
export function describePeer(title: string, needs: readonly Need[], tests: () => void): void {
  if (process.env['RUN_PEERS'] !== '1') {
    process.stderr.write(`SKIPPED: ${title}; npm run test:peers runs it.\n`);
    describe.skip(title, tests);
    return;
  }
  const missing = needs.filter(({ isThere }) => !isThere()).map(({ what }) => what);
  if (missing.length === 0) {
    describe(title, tests);
    return;
  }
  describe(title, () => {
    it('has what it needs', () => expect.fail(`MISSING: ${missing.join('; ')}`));
  });
}

/** A command on the PATH. */
export function command(name: string, howToGetIt: string): Need {
  return {
    what: `the command ${name} (${howToGetIt})`,
    isThere: () => spawnSync('sh', ['-c', 'command -v "$1"', 'sh', name]).status === 0,
  };
}

/** A file at a place. */
export function file(path: string, howToGetIt: string): Need {
  return { what: `${path} (${howToGetIt})`, isThere: () => existsSync(path) };
}

/** A Docker engine that answers (`DOCKER_HOST` says where another one is). */
export const dockerEngine: Need = {
  what: 'a Docker engine that answers (start it; DOCKER_HOST names one elsewhere)',
  isThere: () => spawnSync('docker', ['info'], { stdio: 'ignore' }).status === 0,
};
