import { isIP } from 'node:net';
import { addressKind } from './address-kind.ts';
import type { Allows } from './allowances.ts';
import { EgressError } from './egress-error.ts';
import type { Target } from './target.ts';

/** One address of a name. */
export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Finds all addresses of a name; rejects when there is none. */
export type Lookup = (host: string) => Promise<readonly ResolvedAddress[]>;

/** A target whose every address was looked at. */
export interface CheckedTarget extends Target {
  readonly addresses: readonly ResolvedAddress[];
  /** Whether it needed an allowance: it is not an ordinary public web server. */
  readonly isAllowedByName: boolean;
}

const webPorts: ReadonlySet<number> = new Set([80, 443]);

/**
 * Resolves a target, once, and checks what came: every address must be public and the port 80 or 443, or an allowance
 * says otherwise (with `isClosedToPublic` an allowance must). One wrong address among good ones refuses them all: it is how a rebinding server answers.
 * Throws `EgressError`.
 */
export async function resolveTarget(
  target: Target,
  options: { readonly lookup: Lookup; readonly allows: Allows; readonly isClosedToPublic?: boolean },
): Promise<CheckedTarget> {
  const { lookup, allows, isClosedToPublic = false } = options;
  const { host, port } = target;
  const addresses = await addressesOf(host, lookup);
  let isAllowedByName = false;
  for (const { address } of addresses) {
    const kind = addressKind(address);
    const isOpen = kind === 'public' && webPorts.has(port);
    if (isOpen && !isClosedToPublic) continue;
    if (!allows({ host, port, address, kind })) {
      throw new EgressError(kind === 'public' && !isOpen ? 'bad_port' : 'bad_address', { host });
    }
    isAllowedByName = true;
  }
  return { ...target, addresses, isAllowedByName };
}

async function addressesOf(host: string, lookup: Lookup): Promise<readonly ResolvedAddress[]> {
  const version = isIP(host);
  if (version === 4 || version === 6) return [{ address: host, family: version }];
  let addresses: readonly ResolvedAddress[];
  try {
    addresses = await lookup(host);
  } catch (cause) {
    throw new EgressError('name_not_found', { host, cause });
  }
  if (addresses.length === 0) throw new EgressError('name_not_found', { host });
  return addresses;
}
