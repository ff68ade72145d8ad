import { AppError } from '../app-error.ts';
import type { Clock } from '../clock.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import type { TenantId } from '../ids.ts';
import { parseTenantId } from '../ids.ts';
import type { Keys, RotatedKey } from '../keys/create-keys.ts';
import type { Page } from '../page.ts';
import { pageOf } from '../page.ts';
import type { Store } from '../store/store.ts';
import type { Tenant, TenantStatus } from './tenant.ts';

/** Which shops. */
export interface ListTenants {
  readonly limit: number;
  readonly cursor?: string;
  readonly status?: TenantStatus;
}

/** What the platform's operator does with shops. Unknown ids, of whatever form, reject with `tenant_not_found`. */
export interface Tenants {
  /** Adds a shop with its first secret key, shown this once. Rejects with `tenant_exists`, `tenant_not_found` (bad id). */
  create(shop: { readonly id: string; readonly name: string }): Promise<{ tenant: Tenant; apiKey: string }>;
  show(id: string): Promise<Tenant>;
  /** In the order of the ids. Rejects with `invalid_cursor`. */
  list(query: ListTenants): Promise<Page<Tenant>>;
  /** All its calls are refused from now on, its data stay. Repeating is harmless; `tenant_deleted` when deleted. */
  suspend(id: string): Promise<Tenant>;
  /** Back to work, also a deleted shop whose grace time is not over. */
  resume(id: string): Promise<Tenant>;
  /** Refuses its calls now, and lets its data go after the grace time (a week if left out). Repeating keeps the first date. */
  delete(id: string, options?: { readonly graceMs?: number }): Promise<Tenant>;
  /** A new secret key; the old one stays valid for the overlap (a day if left out). `tenant_deleted` when deleted. */
  rotateKey(id: string, options?: { readonly overlapMs?: number }): Promise<RotatedKey>;
  /** Erases the rows of shops whose grace time is over, step by step; gives back whose folders may go as well. */
  eraseDue(signal?: AbortSignal): Promise<readonly TenantId[]>;
}

/** How long the data of a deleted shop can still be had back when nothing else is asked for: a week. */
export const defaultGraceMs = 604_800_000;

// Rows erased in one transaction: small enough that no message waits noticeably for it.
const eraseStepRows = 500;
const eraseBatchTenants = 20;

/** Creates the tenants service. */
export function createTenants(dependencies: { store: Store; keys: Keys; clock: Clock }): Tenants {
  const { keys, clock } = dependencies;
  const { platform } = dependencies.store;

  async function show(text: string): Promise<Tenant> {
    const id = parseTenantId(text);
    const tenant = id === null ? null : await platform.findTenant(id);
    if (tenant === null) throw new AppError('tenant_not_found', { details: { tenant: text.slice(0, 63) } });
    return tenant;
  }

  /** Changes the state if it is one of `from`; whatever it is afterwards is given back. */
  async function change(text: string, wanted: Change): Promise<Tenant> {
    const { id } = await show(text);
    await platform.changeTenantStatus({ id, ...wanted });
    return show(text);
  }

  function refuseDeleted(tenant: Tenant): Tenant {
    if (tenant.status === 'deleted') throw new AppError('tenant_deleted', { details: { tenant: tenant.id } });
    return tenant;
  }

  return {
    show,
    create: async ({ id: text, name }) => {
      const id = parseTenantId(text);
      if (id === null) throw new AppError('tenant_not_found', { details: { tenant: text.slice(0, 63) } });
      const key = keys.make('secret', id);
      const tenant: Tenant = { id, name, status: 'active', createdAt: clock.now(), eraseAt: null, pinnedModelId: null };
      if (!(await platform.createTenant(tenant, key.stored)))
        throw new AppError('tenant_exists', { details: { tenant: id } });
      return { tenant, apiKey: key.text };
    },
    list: async ({ limit, cursor, status }) => {
      const name = `tenants ${status ?? ''}`;
      const rows = await platform.listTenants({
        limit: limit + 1,
        ...(cursor === undefined ? {} : { afterId: positionOf(name, cursor) }),
        ...(status === undefined ? {} : { status }),
      });
      return pageOf(rows, { limit, cursorOf: (last) => encodeCursor(name, [last.id]) });
    },
    suspend: async (id) => refuseDeleted(await change(id, { from: ['active'], to: 'suspended', eraseAt: null })),
    resume: (id) => change(id, { from: ['suspended', 'deleted'], to: 'active', eraseAt: null }),
    delete: (id, { graceMs = defaultGraceMs } = {}) =>
      change(id, { from: ['active', 'suspended'], to: 'deleted', eraseAt: clock.now() + graceMs }),
    rotateKey: async (text, options = {}) => {
      const { id } = refuseDeleted(await show(text));
      return keys.rotate({ tenantId: id, class: 'secret', ...options });
    },
    eraseDue: async (signal) => {
      const erased: TenantId[] = [];
      for (const id of await platform.listErasable(clock.now(), eraseBatchTenants)) {
        while (signal?.aborted !== true) {
          if (!(await platform.eraseTenant(id, { now: clock.now(), limit: eraseStepRows }))) continue;
          erased.push(id);
          break;
        }
      }
      return erased;
    },
  };
}

interface Change {
  readonly from: readonly TenantStatus[];
  readonly to: TenantStatus;
  readonly eraseAt: number | null;
}

function positionOf(name: string, cursor: string): TenantId {
  const [text] = decodeCursor(name, cursor);
  const id = typeof text === 'string' ? parseTenantId(text) : null;
  if (id === null) throw new AppError('invalid_cursor');
  return id;
}
