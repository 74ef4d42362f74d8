import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Channel } from './channel.js';

/** RFC 4648 base32 in lower case: safe in NATS subjects, file names and MongoDB keys. */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/** How many partitions the inbound stream is consumed in. Changing it moves conversations: see ADR 0006. */
export const partitionCount = 16;

/** Shape of every id this project derives: 32 base32 characters, 160 bits of a SHA-256. */
export const idSchema = z.string().regex(/^[a-z2-7]{32}$/);

/** Shape of a conversation's id: 16 base32 characters, 80 bits of an HMAC-SHA-256. */
export const conversationSchema = z.string().regex(/^[a-z2-7]{16}$/);

function base32(bytes: Uint8Array, length: number): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5 && text.length < length) {
      bits -= 5;
      text += alphabet.charAt((buffer >> bits) & 31);
    }
  }
  return text;
}

/**
 * An id that is the same for the same parts, for ever, on every machine: the base of "one effect per message".
 * Parts are joined as JSON, so that ('a', 'bc') and ('ab', 'c') differ, whatever characters they hold.
 */
export function stableId(...parts: readonly string[]): string {
  return base32(createHash('sha256').update(JSON.stringify(parts)).digest(), 32);
}

/** The dedupe key of a citizen's message: the `_id` of its receipt and its `Nats-Msg-Id`. */
export function inboundId(channel: Channel, account: string, externalId: string): string {
  return stableId('inbound', channel, account, externalId);
}

/** The idempotency key of a reply: one per cause (an inbound message or an admin's action) and intent. */
export function outboundId(causeId: string, intent: string): string {
  return stableId('outbound', causeId, intent);
}

/**
 * The conversation of one counterpart with one of our accounts. It stands in NATS subjects, so it must not
 * lead back to the citizen: a plain hash of a phone number can be searched through in minutes, hence the key.
 * The key is the deployment's and is never rotated, because a new key would split running conversations.
 */
export function conversationId(
  of: { channel: Channel; account: string; counterpart: string },
  key: Uint8Array,
): string {
  const parts = JSON.stringify([of.channel, of.account, of.counterpart]);
  return base32(createHmac('sha256', key).update(parts).digest(), 16);
}

/** The partition (0 to 15) a conversation is consumed in. A conversation is a hash already, so its first symbol spreads evenly. */
export function partitionOf(conversation: string): number {
  return alphabet.indexOf(conversation.charAt(0)) % partitionCount;
}
