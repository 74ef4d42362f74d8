import { createHash } from 'node:crypto';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const length = 32;

/**
 * The `_id` a received message must have in `receipts`; see docs/adr/0003-dedupe-by-id.md. Ids are written here apart from
 * the product's code, so that the two check each other.
 */
export function receiptId(channel: string, account: string, messageId: string): string {
  return derive('inbound', channel, account, messageId);
}

/** The idempotency key of the reply to a received message; see docs/adr/0004-send-ledger.md. */
export function replyId(receipt: string, intent: string): string {
  return derive('outbound', receipt, intent);
}

/** The first 32 characters of the base32 (RFC 4648, lower case) of the SHA-256 of the parts as a JSON array. */
function derive(...parts: readonly string[]): string {
  const bits = BigInt(`0x${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`);
  return Array.from({ length }, (_, index) => {
    const fiveBits = (bits >> BigInt(256 - 5 * (index + 1))) & 31n;
    return alphabet.charAt(Number(fiveBits));
  }).join('');
}
