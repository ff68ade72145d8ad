import { isIP } from 'node:net';
import { createNetworks, type Networks } from './networks.ts';

/** What an address is for. Everything that is not proven public is something else. */
export type AddressKind =
  | 'public'
  | 'unspecified'
  | 'loopback'
  | 'private'
  | 'shared'
  | 'link-local'
  | 'metadata'
  | 'multicast'
  | 'documentation'
  | 'translated'
  | 'reserved';

// The special-purpose registries of IANA (RFC 6890 and its successors) and the cloud services that stand outside them.
// Anything v6 outside 2000::/3, which is all that is given out as global unicast, is reserved if nothing else.
const table: readonly (readonly [AddressKind, Networks])[] = [
  ['unspecified', networks('0.0.0.0/8', '::/128')],
  ['loopback', networks('127.0.0.0/8', '::1/128')],
  // Azure's wire server is the one metadata service with an address that looks public.
  ['metadata', networks('169.254.169.254/32', '168.63.129.16/32', '100.100.100.200/32', 'fd00:ec2::254/128')],
  ['private', networks('10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7')],
  ['shared', networks('100.64.0.0/10')],
  ['link-local', networks('169.254.0.0/16', 'fe80::/10', 'fec0::/10')],
  ['multicast', networks('224.0.0.0/4', 'ff00::/8')],
  ['documentation', networks('192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32', '3fff::/20')],
  // v4 in v6: compatible, mapped, SIIT, NAT64 (well-known and local), Teredo, 6to4 and its relay.
  [
    'translated',
    networks(
      '::/96',
      '::ffff:0:0/96',
      '::ffff:0:0:0/96',
      '64:ff9b::/96',
      '64:ff9b:1::/48',
      '2001::/32',
      '2002::/16',
      '192.88.99.0/24',
    ),
  ],
  ['reserved', networks('192.0.0.0/24', '198.18.0.0/15', '240.0.0.0/4', '2001::/23', '5f00::/16')],
];
const unicast = networks('0.0.0.0/0', '2000::/3');

/** Says what an address (dotted v4 or any spelling of v6, without brackets) is for; `reserved` for what is no address. */
export function addressKind(address: string): AddressKind {
  const zone = address.indexOf('%');
  const bare = zone === -1 ? address : address.slice(0, zone);
  if (isIP(bare) === 0) return 'reserved';
  for (const [kind, networks] of table) if (networks.has(bare)) return kind;
  return unicast.has(bare) ? 'public' : 'reserved';
}

function networks(...entries: string[]): Networks {
  const made = createNetworks(entries);
  if (made === null) throw new RangeError(`no networks: ${entries.join(' ')}`);
  return made;
}
