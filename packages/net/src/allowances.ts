import { isIP } from 'node:net';
import type { AddressKind } from './address-kind.ts';
import { hostOf } from './host-of.ts';
import { createNetworks, type Networks } from './networks.ts';

/** An entry of `allowPrivate` that is neither a host name nor an address or network, with or without a port. */
export class BadAllowanceError extends Error {
  override readonly name = 'BadAllowanceError';
  readonly entry: string;

  constructor(entry: string) {
    super(`"${entry}" is neither a host name nor an address or network, with or without a port`);
    this.entry = entry;
  }
}

/** Where a connection goes. */
export interface Destination {
  /** As `hostOf` writes it. */
  readonly host: string;
  readonly port: number;
  readonly address: string;
  readonly kind: AddressKind;
}

/** What is allowed though it is not an ordinary public web server. */
export type Allows = (destination: Destination) => boolean;

interface Allowance {
  /** null: any port. */
  readonly port: number | null;
  readonly target: { readonly host: string } | { readonly networks: Networks };
}

// A name allows what an operator's own names mean. It never opens the addresses that only an attacker would give it:
// metadata services, link-local, multicast. Those can be allowed as a network alone.
const kindsOfNames: ReadonlySet<AddressKind> = new Set(['public', 'loopback', 'private', 'shared']);

/**
 * Reads a list such as `["rasa:5005", "localhost", "10.1.0.0/16", "[fd00::1]:443"]`; an entry without a port allows every
 * port. Throws `BadAllowanceError` at the first wrong entry.
 */
export function createAllowances(entries: readonly string[]): Allows {
  const allowances = entries.map(readAllowance);
  return ({ host, port, address, kind }) =>
    allowances.some((allowance) => {
      if (allowance.port !== null && allowance.port !== port) return false;
      const { target } = allowance;
      return 'host' in target ? target.host === host && kindsOfNames.has(kind) : target.networks.has(address);
    });
}

function readAllowance(entry: string): Allowance {
  const whole = createNetworks([entry]);
  if (whole !== null) return { port: null, target: { networks: whole } };
  const [, name = '', digits] = /^(\[[^\]]*\]|[^:[\]]*)(?::(\d{1,5}))?$/.exec(entry) ?? [];
  const port = digits === undefined ? null : Number(digits);
  if (port !== null && (port === 0 || port > 65_535)) throw new BadAllowanceError(entry);
  const network = createNetworks([name.replace(/^\[|\]$/g, '')]);
  if (network !== null) return { port, target: { networks: network } };
  if (!/^[^\s/?#@\\%[\]]+$/.test(name)) throw new BadAllowanceError(entry);
  const url = URL.parse(`http://${name}`);
  const host = url === null ? null : hostOf(url);
  // "1.2" or "0x7f.1" would be read as an address nobody sees in it.
  if (host === null || isIP(host) !== 0) throw new BadAllowanceError(entry);
  return { port, target: { host } };
}
