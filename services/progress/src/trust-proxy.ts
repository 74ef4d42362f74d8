import { isIP } from 'node:net';

/** What Express takes for its setting `trust proxy`: https://expressjs.com/en/guide/behind-proxies.html */
export type TrustProxy = number | string[] | false;

const names = new Set(['loopback', 'linklocal', 'uniquelocal']);

/**
 * Which proxies are believed about a client's address: a number of proxies one behind the other, or their addresses,
 * networks and Express's names for networks, with commas between them; nothing is nobody. Undefined when it is none of
 * these. `true` is none: who believes everybody lets a client choose its address.
 */
export function readTrustProxy(text: string): TrustProxy | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return false;
  if (/^\d$/.test(trimmed)) return Number(trimmed) || false;
  const proxies = trimmed.split(',').map((proxy) => proxy.trim());
  return proxies.every((proxy) => names.has(proxy) || isNetwork(proxy)) ? proxies : undefined;
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}
