import { maxKeyOverlapSeconds, tenantIdSchema, tenantNameSchema } from '@hamzaban/contracts';
import { AppError, type Tenant, type TenantId } from '@hamzaban/platform';
import type { Command } from 'commander';
import type { Installation } from '../../compose.ts';
import type { CommandContext } from '../command-context.ts';
import { hours, wholeNumber } from '../options.ts';
import { CommandFailed } from '../run-program.ts';
import { checkKeysFile, showKey } from '../show-key.ts';
import { UsageError } from '../usage-error.ts';
import { writeTable } from '../write-table.ts';
import { addTenantExportCommand } from './tenant-export.ts';
import { addTenantOriginsCommand } from './tenant-origins.ts';

interface JsonOption {
  readonly json?: boolean;
}

/** `hamzaban tenant …`: what the operator does with one shop. */
export function addTenantCommands(program: Command, context: CommandContext): void {
  const { terminal, withInstallation, withNewInstallation } = context;
  const tenant = program.command('tenant').description('create, list, train and look after shops');

  tenant
    .command('create')
    .argument('<id>', 'id of the shop: small Latin letters, digits and hyphens; also its folder under shops/')
    .requiredOption('--name <name>', 'name of the shop as people read it')
    .option('--no-train', 'leave the bot untrained for now')
    .option('--keys-file <file>', 'append the key to this file instead of showing it')
    .option('--json', 'print {id, name, api_key}')
    .description('register a shop, write its folder (an existing one is kept) and train its bot')
    .action((id: string, options: { name: string; train: boolean; keysFile?: string } & JsonOption) =>
      withNewInstallation(async (installation) => {
        checkShop(id, options.name);
        await checkKeysFile(options.keysFile);
        const created = await installation.shops.create({ id, name: options.name });
        if (options.json === true) {
          terminal.out(JSON.stringify({ id, name: options.name, api_key: created.apiKey }));
        } else {
          await showKey(
            terminal,
            { tenantId: id, apiKey: created.apiKey },
            { ...keyPlace(installation), ...(options.keysFile !== undefined && { keysFile: options.keysFile }) },
          );
        }
        if (options.train) await train(installation, created.tenant.id);
      }),
    );

  tenant
    .command('list')
    .option('--json', 'print a JSON list')
    .description('all shops with their state')
    .action((options: JsonOption) =>
      withInstallation(async ({ platform }) => {
        const shops: Tenant[] = [];
        let cursor: string | null = null;
        do {
          const page: Awaited<ReturnType<typeof platform.tenants.list>> = await platform.tenants.list({
            limit: 100,
            ...(cursor !== null && { cursor }),
          });
          shops.push(...page.data);
          cursor = page.nextCursor;
        } while (cursor !== null);
        if (options.json === true) return terminal.out(JSON.stringify(shops.map(describe)));
        if (shops.length === 0) return terminal.err('There are no shops yet: hamzaban tenant create ID --name NAME');
        return writeTable(
          terminal,
          ['id', 'name', 'status', 'created'],
          shops.map((shop) => Object.values(describe(shop)).slice(0, 4)),
        );
      }),
    );

  tenant
    .command('show')
    .argument('<id>', 'id of the shop')
    .option('--json', 'print a JSON object')
    .description('one shop: state, keys, trained versions')
    .action((id: string, options: JsonOption) =>
      withInstallation(async ({ platform, home }) => {
        const shop = await platform.tenants.show(id);
        const keys = await platform.keys.list(shop.id);
        const versions = await platform.models.list(shop.id, 10);
        const shown = {
          ...describe(shop),
          folder: home.shop(shop.id),
          keys: keys.map((key) => ({
            id: key.id,
            class: key.class,
            valid_until: key.expiresAt === null ? null : time(key.expiresAt),
          })),
          models: versions.map((version) => ({
            id: version.id,
            file: version.file,
            is_active: version.isActive,
            created_at: time(version.createdAt),
          })),
        };
        terminal.out(options.json === true ? JSON.stringify(shown) : JSON.stringify(shown, undefined, 2));
      }),
    );

  tenant
    .command('train')
    .argument('[id]', 'id of the shop')
    .option('--all', 'every active shop')
    .description('train the bot of one shop or of all')
    .action((id: string | undefined, options: { all?: boolean }) =>
      withInstallation(async (installation) => {
        if ((id === undefined) === (options.all !== true)) throw new UsageError('Name one shop, or say --all.');
        if (id !== undefined) return train(installation, (await installation.platform.tenants.show(id)).id);
        return trainAll(installation);
      }),
    );

  tenant
    .command('rotate-key')
    .argument('<id>', 'id of the shop')
    .option(
      '--overlap <hours>',
      'how long the old key stays valid, 168 (a week) at most',
      hours(maxKeyOverlapSeconds / 3600),
    )
    .option('--keys-file <file>', 'append the key to this file instead of showing it')
    .option('--json', 'print {id, api_key, old_key_valid_until}')
    .description('make a new key; the old one lives on for a while (24 hours if nothing is said)')
    .action((id: string, options: { overlap?: number; keysFile?: string } & JsonOption) =>
      withInstallation(async (installation) => {
        await checkKeysFile(options.keysFile);
        const overlapMs = options.overlap ?? installation.config.keyOverlapMs;
        const { apiKey, oldKeyValidUntil } = await installation.platform.tenants.rotateKey(id, { overlapMs });
        const until = oldKeyValidUntil === null ? null : time(oldKeyValidUntil);
        if (options.json === true)
          return terminal.out(JSON.stringify({ id, api_key: apiKey, old_key_valid_until: until }));
        await showKey(
          terminal,
          { tenantId: id, apiKey },
          { ...keyPlace(installation), ...(options.keysFile !== undefined && { keysFile: options.keysFile }) },
        );
        return terminal.err(until === null ? 'There was no key before.' : `The old key stays valid until ${until}.`);
      }),
    );

  for (const [verb, text] of [
    ['suspend', 'refuse all calls of a shop; its data stay'],
    ['resume', 'let a suspended or deleted shop work again'],
  ] as const) {
    tenant
      .command(verb)
      .argument('<id>', 'id of the shop')
      .description(text)
      .action((id: string) =>
        withInstallation(async ({ platform }) => {
          const shop = await platform.tenants[verb](id);
          terminal.err(`${shop.id} is ${shop.status}.`);
        }),
      );
  }

  tenant
    .command('delete')
    .argument('<id>', 'id of the shop')
    .option('--grace-days <days>', 'days until its data are erased', wholeNumber(0, 3650), 7)
    .option('--yes', 'do not ask')
    .description('refuse all calls of a shop and erase its data after a grace time (7 days if nothing is said)')
    .action((id: string, options: { graceDays: number; yes?: boolean }) =>
      withInstallation(async ({ platform }) => {
        if (options.yes !== true)
          throw new UsageError(`This erases ${id} after ${options.graceDays} days. Say --yes to go on.`);
        const shop = await platform.tenants.delete(id, { graceMs: options.graceDays * 86_400_000 });
        terminal.err(
          `${shop.id} is deleted; its data will be erased at ${time(shop.eraseAt ?? 0)}. Until then: hamzaban tenant resume ${shop.id}`,
        );
      }),
    );

  addTenantExportCommand(tenant, context);
  addTenantOriginsCommand(tenant, context);

  async function train(installation: Installation, id: TenantId): Promise<void> {
    const progress = terminal.progress(id);
    const started = Date.now();
    const outcome = await installation.shops.train(id, { onProgress: progress.update });
    progress.end();
    installation.writeDiagnostics(outcome.diagnostics);
    if (outcome.model === undefined)
      throw new CommandFailed(`The bot of ${id} was not trained; the old model stays in use.`);
    terminal.err(`Trained ${id} in ${((Date.now() - started) / 1000).toFixed(1)} s: ${outcome.model.file}`);
  }

  async function trainAll(installation: Installation): Promise<void> {
    let cursor: string | null = null;
    const failed: string[] = [];
    do {
      const page: Awaited<ReturnType<typeof installation.platform.tenants.list>> =
        await installation.platform.tenants.list({
          limit: 100,
          status: 'active',
          ...(cursor !== null && { cursor }),
        });
      for (const { id } of page.data) {
        try {
          await train(installation, id);
        } catch (error) {
          if (!(error instanceof CommandFailed || AppError.isInstance(error))) throw error;
          terminal.err(error.message);
          failed.push(id);
        }
      }
      cursor = page.nextCursor;
    } while (cursor !== null);
    if (failed.length > 0) throw new CommandFailed(`Not trained: ${failed.join(', ')}`);
  }
}

function checkShop(id: string, name: string): void {
  if (!tenantIdSchema.safeParse(id).success) {
    throw new UsageError(`"${id}" cannot be an id: 1 to 63 small Latin letters, digits and inner hyphens.`);
  }
  if (!tenantNameSchema.safeParse(name).success)
    throw new UsageError('The name needs 1 to 120 characters on one line.');
}

function keyPlace(installation: Installation) {
  return { secretsFolder: installation.home.secrets };
}

const time = (ms: number) => new Date(ms).toISOString();

function describe(shop: Tenant) {
  return {
    id: shop.id,
    name: shop.name,
    status: shop.status,
    created_at: time(shop.createdAt),
    ...(shop.eraseAt !== null && { erase_at: time(shop.eraseAt) }),
  };
}
