import { createHash } from 'node:crypto';

/**
 * The id at WhatsApp of the reply with this idempotency key: always the same, so a second attempt is the same message to
 * WhatsApp and to the recipient's phone. It has the form of WhatsApp Web's own ids (`3EB0` and 18 hexadecimal digits);
 * the last five digits are a checksum, by which our own messages are known without asking anybody.
 */
export function ownMessageId(outboundId: string): string {
  const digits = hex(`sent ${outboundId}`).slice(0, 13);
  return `3EB0${digits}${checksum(digits)}`;
}

/** Whether a message of our account was sent by this program, and not by a person on the phone. Wrong once in a million. */
export function isOwnMessageId(id: string): boolean {
  const [, digits, check] = /^3EB0([0-9A-F]{13})([0-9A-F]{5})$/.exec(id) ?? [];
  return digits !== undefined && check === checksum(digits);
}

function checksum(digits: string): string {
  return hex(`kanal ${digits}`).slice(0, 5);
}

function hex(text: string): string {
  return createHash('sha256').update(text).digest('hex').toUpperCase();
}
