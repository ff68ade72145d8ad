import { BlockList, isIP, isIPv4 } from 'node:net';

/** A set of networks; each family has a list of its own, so a v4-mapped address is never taken for the v4 one. */
export interface Networks {
  /** False also for what is no address. */
  has(address: string): boolean;
}

/** Reads addresses and networks in CIDR notation; null when one of them is neither. */
export function createNetworks(entries: readonly string[]): Networks | null {
  const lists = { 4: new BlockList(), 6: new BlockList() };
  for (const entry of entries) {
    const [address = '', bits, ...rest] = entry.split('/');
    const version = isIP(address);
    if ((version !== 4 && version !== 6) || rest.length > 0) return null;
    const widest = version === 4 ? 32 : 128;
    const length = bits === undefined ? widest : Number(bits);
    if ((bits !== undefined && !/^\d{1,3}$/.test(bits)) || length > widest) return null;
    lists[version].addSubnet(address, length, version === 4 ? 'ipv4' : 'ipv6');
  }
  return {
    has: (address) =>
      isIPv4(address)
        ? lists[4].check(address, 'ipv4')
        : isIP(address) === 6 && !address.includes('%') && lists[6].check(address, 'ipv6'),
  };
}
