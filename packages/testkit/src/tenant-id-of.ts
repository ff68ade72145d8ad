import type { TenantId } from '@hamzaban/platform';
import { parseTenantId } from '@hamzaban/platform';

/** A shop's id from a literal; throws when it is none. */
export function tenantIdOf(text: string): TenantId {
  const id = parseTenantId(text);
  if (id === null) throw new TypeError(`not the id of a shop: ${text}`);
  return id;
}
