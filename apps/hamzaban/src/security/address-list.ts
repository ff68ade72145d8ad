import { BlockList, isIP, isIPv4 } from 'node:net';

/** Addresses and networks, IPv4 and IPv6. */
export interface AddressList {
  /**
   * Whether an address (as a socket or a trusted proxy gives it) is on the list; false for what is no address, and for nothing: a
   * socket whose caller has hung up knows none any more.
   */
  has(address: string | undefined): boolean;
}

/** An entry that is neither an address nor a network in CIDR notation. */
export class BadAddressError extends Error {
  override readonly name = 'BadAddressError';
  readonly entry: string;

  constructor(entry: string) {
    super(`"${entry}" is neither an IP address nor a network like 192.168.0.0/16 or 2001:db8::/32`);
    this.entry = entry;
  }
}

const V4_BITS = 32;
const V6_BITS = 128;
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/** Reads a list such as `["10.0.0.0/8", "2001:db8::1"]`; throws `BadAddressError` at the first wrong entry. */
export function createAddressList(entries: readonly string[]): AddressList {
  const list = new BlockList();
  for (const entry of entries) add(list, entry.trim());
  return {
    has(address) {
      if (address === undefined) return false;
      // A v4 client of a v6 socket appears as ::ffff:a.b.c.d; it is the v4 address that was meant.
      const plain = MAPPED.exec(address)?.[1] ?? address.split('%', 1)[0] ?? '';
      return isIP(plain) !== 0 && list.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6');
    },
  };
}

function add(list: BlockList, entry: string): void {
  const [address = '', bits, ...rest] = entry.split('/');
  const family = isIPv4(address) ? 'ipv4' : 'ipv6';
  if (isIP(address) === 0 || rest.length > 0) throw new BadAddressError(entry);
  if (bits === undefined) {
    list.addAddress(address, family);
    return;
  }
  const length = Number(bits);
  if (!/^\d{1,3}$/.test(bits) || length > (family === 'ipv4' ? V4_BITS : V6_BITS)) throw new BadAddressError(entry);
  list.addSubnet(address, length, family);
}
