import { join } from 'node:path';

/** Where everything lies inside `HAMZABAN_HOME`; all paths absolute. */
export interface Home {
  readonly root: string;
  readonly shops: string;
  readonly packs: string;
  readonly state: string;
  readonly secrets: string;
  readonly logs: string;
  readonly database: string;
  shop(tenantId: string): string;
}

/** The layout of a home folder at `root`; touches no disk. */
export function homeAt(root: string): Home {
  const state = join(root, 'state');
  return {
    root,
    shops: join(root, 'shops'),
    packs: join(root, 'packs'),
    state,
    secrets: join(state, 'secrets'),
    logs: join(root, 'logs'),
    database: join(state, 'hamzaban.db'),
    shop: (tenantId) => join(root, 'shops', tenantId),
  };
}
