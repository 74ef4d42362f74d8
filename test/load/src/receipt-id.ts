import { createHash } from 'node:crypto';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const length = 32;

/**
 * The `_id` a received SMS must have in `receipts`: the first 32 characters of the base32 (RFC 4648, lower case) of
 * the SHA-256 of the JSON array ["inbound", "sms", our number, MessageSid]; see docs/adr/0003-dedupe-by-id.md.
 * Written apart from the product's code, so that the two check each other.
 */
export function receiptId(account: string, messageSid: string): string {
  const named = JSON.stringify(['inbound', 'sms', account, messageSid]);
  const bits = BigInt(`0x${createHash('sha256').update(named).digest('hex')}`);
  return Array.from({ length }, (_, index) => {
    const fiveBits = (bits >> BigInt(256 - 5 * (index + 1))) & 31n;
    return alphabet.charAt(Number(fiveBits));
  }).join('');
}
