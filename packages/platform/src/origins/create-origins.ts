import { AppError } from '../app-error.ts';
import type { TenantId } from '../ids.ts';
import { parseTenantId } from '../ids.ts';
import type { Store } from '../store/store.ts';

/** The web origins whose pages may call for a shop (CORS). Unknown shops, of whatever form: `tenant_not_found`. */
export interface Origins {
  /** Sorted. */
  list(id: string): Promise<readonly string[]>;
  /** Puts these in place of the old ones; they must be in the form that browsers send. Gives back the sorted list. */
  set(id: string, origins: readonly string[]): Promise<readonly string[]>;
  /** Whether pages of this origin may call for a shop; null while it is not known which (a preflight names none): any. */
  isAllowed(origin: string, tenantId: TenantId | null): Promise<boolean>;
}

/** Creates the service of web origins. */
export function createOrigins({ store }: { readonly store: Store }): Origins {
  const { platform } = store;

  async function idOf(text: string): Promise<TenantId> {
    const id = parseTenantId(text);
    if (id === null || (await platform.findTenant(id)) === null) throw notFound(text);
    return id;
  }

  return {
    list: async (text) => platform.listOrigins(await idOf(text)),
    set: async (text, origins) => {
      const id = await idOf(text);
      if (!(await platform.setOrigins({ id, origins }))) throw notFound(text);
      return platform.listOrigins(id);
    },
    isAllowed: (origin, tenantId) => platform.hasOrigin({ origin, tenantId }),
  };
}

function notFound(text: string): AppError {
  return new AppError('tenant_not_found', { details: { tenant: text.slice(0, 63) } });
}
