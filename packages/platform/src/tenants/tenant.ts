import type { TenantId } from '../ids.ts';

/** At work; paused with its data kept; waiting to be erased. */
export type TenantStatus = 'active' | 'suspended' | 'deleted';

/** A shop. */
export interface Tenant {
  readonly id: TenantId;
  readonly name: string;
  readonly status: TenantStatus;
  readonly createdAt: number;
  /** When a deleted shop's data go; null unless deleted. */
  readonly eraseAt: number | null;
  /** The model version that is used whatever is trained later; null: the newest. */
  readonly pinnedModelId: string | null;
}
