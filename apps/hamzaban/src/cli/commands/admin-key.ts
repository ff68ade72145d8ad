import { maxKeyOverlapSeconds } from '@hamzaban/contracts';
import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { hours } from '../options.ts';
import { checkKeysFile, showKey } from '../show-key.ts';

interface AdminKeyOptions {
  readonly overlap?: number;
  readonly keysFile?: string;
  readonly json?: boolean;
}

/** `hamzaban admin-key`: a new key of the platform's operator for the admin API. */
export function addAdminKeyCommand(program: Command, { terminal, withNewInstallation }: CommandContext): void {
  program
    .command('admin-key')
    .option(
      '--overlap <hours>',
      'how long the admin key before it stays valid, 168 (a week) at most',
      hours(maxKeyOverlapSeconds / 3600),
    )
    .option('--keys-file <file>', 'append the key to this file instead of showing it')
    .option('--json', 'print {api_key, old_key_valid_until}')
    .description('make a key for the admin API; the one before it lives on for a while (24 hours if nothing is said)')
    .action(({ overlap, keysFile, json }: AdminKeyOptions) =>
      withNewInstallation(async ({ platform, config, home }) => {
        await checkKeysFile(keysFile);
        const overlapMs = overlap ?? config.keyOverlapMs;
        const made = await platform.keys.rotate({ tenantId: null, class: 'admin', overlapMs });
        const until = made.oldKeyValidUntil === null ? null : new Date(made.oldKeyValidUntil).toISOString();
        if (json === true) return terminal.out(JSON.stringify({ api_key: made.apiKey, old_key_valid_until: until }));
        await showKey(
          terminal,
          { tenantId: 'admin-api', apiKey: made.apiKey },
          { secretsFolder: home.secrets, ...(keysFile !== undefined && { keysFile }) },
        );
        return terminal.err(until === null ? 'There was no admin key before.' : `The key before ends at ${until}.`);
      }),
    );
}
