import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { ActionFailedError, type ActionServer } from '@hamzaban/dialogue';
import type { TenantId } from '@hamzaban/platform';
import type { Home } from '../home/home.ts';
import { readSetupFile } from '../rasa-http/setup/read-setup-file.ts';
import { SetupError } from '../rasa-http/setup/setup-error.ts';
import type { OpenShopActions } from './compose.ts';

/** What finds the actions of shops. */
export interface ShopActionsDeps {
  readonly home: Home;
  readonly openActions: OpenShopActions;
  /** Hears of endpoints that cannot be used. */
  readonly log: (message: string, fields: { readonly tenantId: TenantId; readonly error: string }) => void;
}

/**
 * Finds who runs a shop's custom actions: `action_endpoint` of `shops/<id>/endpoints.yml`, or nobody (null). When the
 * file cannot be used, the bot answers all the same: its actions fail, each with the reason.
 *
 * The file may be written by others than the operator: it reads no environment variables, and no files outside the
 * shop's folder.
 */
export function createActionsOfShop(deps: ShopActionsDeps): (tenantId: TenantId) => Promise<ActionServer | null> {
  const { home, openActions, log } = deps;
  return async (tenantId) => {
    const folder = home.shop(tenantId);
    const file = join(folder, 'endpoints.yml');
    try {
      return await openActions(await readSetupFile(file, {}), file, (path) => readInside(folder, path, file));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      log('actions of a shop cannot be run', { tenantId, error: error.message });
      return failing(error);
    }
  };
}

async function readInside(folder: string, path: string, file: string): Promise<string> {
  const place = resolve(folder, path);
  if (relative(folder, place).startsWith('..')) {
    throw new SetupError(`${file}: action_endpoint.cafile must lie in the shop's folder.`);
  }
  return readFile(place, 'utf8');
}

/** An action server that is none. */
function failing(cause: Error): ActionServer {
  return {
    run: async ({ next_action: name }) => {
      throw new ActionFailedError(name, `Failed to execute custom action '${name}': ${cause.message}`, cause);
    },
  };
}
