import type { Access, Conversations, Jobs, Limits, Models, Origins, Tenant, Tenants, Turns } from '@hamzaban/platform';

/** What the HTTP edge needs of the rest of the program. */
export interface HttpServices {
  readonly access: Access;
  readonly turns: Turns;
  readonly conversations: Conversations;
  readonly tenants: Tenants;
  readonly models: Models;
  readonly origins: Origins;
  readonly jobs: Jobs;
  readonly limits: Limits;
  /** How long the old key of a rotation lives when the caller says nothing. */
  readonly keyOverlapMs: number;
  /** Registers a shop, writes its folder and queues its first training. */
  createShop(shop: { readonly id: string; readonly name: string }): Promise<{ tenant: Tenant; apiKey: string }>;
  /** A token of the demo shop that may only send messages of this visitor; null when there is no demo shop. */
  demoToken(userId: string): Promise<{ readonly token: string; readonly expiresInSeconds: number } | null>;
  /** Whether a message could be served now. */
  isReady(): Promise<boolean>;
}
