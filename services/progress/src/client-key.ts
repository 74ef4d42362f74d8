import { createHmac } from 'node:crypto';
import { ipKeyGenerator } from 'express-rate-limit';

/**
 * Makes what a client is counted by: a keyed hash of its address, so that nobody who sees the counters learns who
 * asked. An IPv6 client has a whole network to choose addresses from, so it is counted by its first 56 bits.
 * @param key of this process, and gone with it
 */
export function createClientKey(key: Uint8Array): (address: string) => string {
  return (address) =>
    createHmac('sha256', key).update(ipKeyGenerator(address, 56)).digest('base64url').slice(0, 22);
}
