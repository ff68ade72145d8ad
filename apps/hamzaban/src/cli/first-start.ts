import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, parseTenantId, type TenantId } from '@hamzaban/platform';
import type { Installation } from '../compose.ts';
import { listed, lossOfShops, shopFolders } from '../home/shop-folders.ts';
import { demoShop } from '../shop-generator/demo-shop.ts';
import { CommandFailed } from './run-program.ts';
import { showKey } from './show-key.ts';
import type { Terminal } from './terminal.ts';

/**
 * On a home without shops: makes the demo shop, trains it, and gives its key (to a person, or to a file that the
 * caller can read). Returns how to write the key in a command, or nothing when there was no need. Throws `CommandFailed` where shops
 * were served before and the database knows none of them.
 */
export async function firstStart(installation: Installation, terminal: Terminal): Promise<string | undefined> {
  const { platform, shops, home } = installation;
  if ((await platform.tenants.list({ limit: 1 })).data.length > 0) return resume(installation, terminal);
  const loss = await lossOfShops(home);
  if (loss !== undefined) throw new CommandFailed(loss);
  terminal.err('First start: making the shop demo-shop and training its bot …');
  const created = await unlessThere(shops.create(demoShop, demoShop));
  // Another start of this home made it in this very moment.
  if (created === undefined) return resume(installation, terminal);
  const { tenant, apiKey } = created;
  // Before the training, which takes its time and may be interrupted: nobody can show a key again.
  await showKey(terminal, { tenantId: tenant.id, apiKey }, { secretsFolder: home.secrets });
  if (!(await train(installation, tenant.id, terminal))) throw new CommandFailed('The demo shop could not be trained.');
  const others = (await shopFolders(home)).filter(({ id }) => id !== tenant.id).map(({ id }) => id);
  if (others.length > 0)
    terminal.err(
      `${home.shops} also holds ${listed(others)}: no shop yet, until it is registered: hamzaban tenant create ID --name NAME`,
    );
  return terminal.isInteractive ? apiKey : `$(cat ${join(home.secrets, `${tenant.id}.key`)})`;
}

async function unlessThere<Created>(creating: Promise<Created>): Promise<Created | undefined> {
  try {
    return await creating;
  } catch (error) {
    if (AppError.isInstance(error) && error.code === 'tenant_exists') return undefined;
    throw error;
  }
}

/** Trains the demo shop where the first start was interrupted before it did; other shops wait for nobody. */
async function resume(installation: Installation, terminal: Terminal): Promise<undefined> {
  const id = parseTenantId(demoShop.id);
  const tenant = id === null ? null : await installation.platform.store.platform.findTenant(id);
  if (tenant?.status !== 'active' || (await installation.platform.models.active(tenant.id)) !== null) return undefined;
  const has = (name: string): boolean => existsSync(join(installation.home.shop(tenant.id), name));
  // A real Rasa answers for it, which needs no model of ours.
  if (installation.config.rasaUrl !== undefined || has('engine.yml') || !has('config.yml')) return undefined;
  terminal.err(
    'The shop demo-shop is not trained yet (a start that was interrupted, or one beside this?): training its bot …',
  );
  if (!(await train(installation, tenant.id, terminal)))
    terminal.err('The demo shop could not be trained; the other shops are served.');
  return undefined;
}

async function train(installation: Installation, id: TenantId, terminal: Terminal): Promise<boolean> {
  const progress = terminal.progress('training');
  const { diagnostics, model } = await installation.shops.train(id, { onProgress: progress.update });
  progress.end();
  installation.writeDiagnostics(diagnostics);
  return model !== undefined;
}

/** The four calls of the API, ready to be pasted into a shell. */
export function curlExamples(url: string, key: string): string {
  return `
# 1. a token
TOKEN=$(curl -s -X POST ${url}/auth -H "X-API-Key: ${key}" -H "X-Tenant-ID: ${demoShop.id}" | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
# 2. a visitor's message
curl -X POST ${url}/webhook -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\
  -d '{"user_id": "user123", "message": "سلام چطور میتوانم محصول را برگشت بدهم؟"}'
# 3. the conversations
curl ${url}/conversations -H "Authorization: Bearer $TOKEN"
# 4. the messages of one of them
curl ${url}/conversations/CONVERSATION_ID/messages -H "Authorization: Bearer $TOKEN"
`;
}
