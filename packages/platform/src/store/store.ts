import type { TenantId } from '../ids.ts';
import type { PlatformStore } from './platform-store.ts';
import type { TenantStore } from './tenant-store.ts';

/** Where everything is kept. */
export interface Store {
  /** The rows of one shop. Cheap; the shop need not exist (it then has no rows). */
  forTenant(id: TenantId): TenantStore;
  readonly platform: PlatformStore;
  /** Writes what was accepted, then closes; later calls reject with `shutting_down`. */
  close(): Promise<void>;
}
