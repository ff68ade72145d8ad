import { maxOrigins, parseOrigin } from '@hamzaban/contracts';
import { type Command, InvalidArgumentError } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { UsageError } from '../usage-error.ts';

interface OriginsOptions {
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
  readonly json?: boolean;
}

/** `hamzaban tenant origins`: whose web pages may call the API for a shop. */
export function addTenantOriginsCommand(tenant: Command, { terminal, withInstallation }: CommandContext): void {
  tenant
    .command('origins')
    .argument('<id>', 'id of the shop')
    .option('--add <origin>', 'let pages of this origin call, as https://shop.example; may be repeated', collect)
    .option('--remove <origin>', 'no longer let pages of this origin call; may be repeated', collect)
    .option('--json', 'print {id, origins}')
    .description('show or change the web origins whose pages may call the API for a shop (CORS)')
    .action((id: string, { add = [], remove = [], json }: OriginsOptions) =>
      withInstallation(async ({ platform }) => {
        let origins = await platform.origins.list(id);
        if (add.length + remove.length > 0) {
          const wanted = [...new Set([...origins, ...add])].filter((origin) => !remove.includes(origin));
          if (wanted.length > maxOrigins) throw new UsageError(`A shop may have at most ${maxOrigins} origins.`);
          origins = await platform.origins.set(id, wanted);
        }
        if (json === true) return terminal.out(JSON.stringify({ id, origins }));
        if (origins.length === 0) return terminal.err(`No page of another origin may call for ${id}.`);
        for (const origin of origins) terminal.out(origin);
      }),
    );
}

function collect(text: string, before: readonly string[] = []): readonly string[] {
  const origin = parseOrigin(text);
  if (origin === null)
    throw new InvalidArgumentError('scheme, host and port are needed, as https://shop.example; no path, no *.');
  return [...before, origin];
}
