import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { KanalError } from '@kanal/runtime';
import ipaddr from 'ipaddr.js';

/** A fetch that would have led into a network that is not the provider's. Never tried again. */
export class ForbiddenAddressError extends KanalError {
  constructor(what: string) {
    super('KANAL_MEDIA_FORBIDDEN', `${what} is not a public address: see MEDIA_ALLOWED_PRIVATE_HOSTS`);
  }
}

/** IPv6 addresses that are routed in public: https://www.iana.org/assignments/ipv6-address-space */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** Public by their number, but a cloud's own inside one of its machines: Azure's wire server. */
const cloudInternal = new Set(['168.63.129.16']);

/**
 * Whether an address is one of the public internet. False for loopback, private, link-local (with the clouds'
 * metadata), CGNAT, multicast, documentation and reserved ranges, for IPv4 wrapped in IPv6 of every kind, and for
 * what is no address at all.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast' || cloudInternal.has(address)) return false;
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(globalUnicast);
}

/**
 * A DNS look-up for sockets that fails unless every address of the name is public. The socket connects to the very
 * addresses that were checked, so a name that changes its mind between check and connect gains nothing.
 */
export function guardedLookup(resolve: LookupFunction = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, options, (error, address, family) => {
      if (error) return callback(error, address, family);
      const all = typeof address === 'string' ? [address] : address.map((entry) => entry.address);
      if (all.length === 0 || !all.every(isPublicAddress)) {
        return callback(new ForbiddenAddressError(`what ${hostname} resolves to`), address, family);
      }
      callback(null, address, family);
    });
  };
}

/** @throws ForbiddenAddressError when the host is an address, and not a public one: sockets look up names only. */
export function checkLiteral(hostname: string): void {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0 && !isPublicAddress(bare)) throw new ForbiddenAddressError(bare);
}
