import { createHmac } from 'node:crypto';
import { CitizenMessageError } from '../../core/citizen-message-error.js';

/** A WhatsApp user as the business sees them. */
export interface Citizen {
  /** The name in the ledger: the number's digits, or the BSUID of a user whose number is hidden. */
  readonly name: string;
  /** Undefined for a user with a username, whose number the business does not get. */
  readonly waId: string | undefined;
  /** The business-scoped user id. */
  readonly userId: string;
}

/** The citizens who have written, and when. */
export interface Citizens {
  /** Reads an address: a number with or without a plus sign, or a BSUID. Throws CitizenMessageError on anything else. */
  named(address: string): Citizen;
  /** The same for an address the product gives; undefined when it is none. A BSUID of a known number leads to it. */
  find(address: string): Citizen | undefined;
  /** A message has come: the window for free text opens anew. Returns when the id was first heard, if it was. */
  hear(citizen: string, messageId: string, nowMs: number): number | undefined;
  /** Whether the citizen has written in the last 24 hours. */
  isWindowOpen(citizen: string, nowMs: number): boolean;
  /** Whether a citizen's message has this id. */
  hasMessage(messageId: string): boolean;
}

const windowMs = 24 * 3_600_000;
const numberPattern = /^\+?([1-9]\d{6,14})$/;
/** ISO country code, a point, up to 128 letters and digits; `ENT.` marks a parent business's form. */
const userIdPattern = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/;

/**
 * Knows nobody at first. `phoneNumberId` scopes the user ids. Strangers have never written by way of the sandbox: when
 * they are `known`, they count as having just written, and any message id as theirs.
 */
export function createCitizens(phoneNumberId: string, strangers: 'known' | 'unknown'): Citizens {
  const areStrangersKnown = strangers === 'known';
  const lastHeardMs = new Map<string, number>();
  const firstHeardMs = new Map<string, number>();
  const numberOf = new Map<string, string>();

  const find = (address: string): Citizen | undefined => {
    if (userIdPattern.test(address)) {
      const waId = numberOf.get(address);
      return { name: waId ?? address, waId, userId: address };
    }
    const waId = numberPattern.exec(address)?.[1];
    if (waId === undefined) return undefined;
    const userId = `ID.${createHmac('sha256', phoneNumberId).update(waId).digest('hex').slice(0, 26).toUpperCase()}`;
    numberOf.set(userId, waId);
    return { name: waId, waId, userId };
  };
  return {
    find,
    named: (address) => {
      const citizen = find(address);
      if (citizen === undefined) {
        throw new CitizenMessageError(
          'from must be a number such as +6281234567890, or a BSUID such as ID.1A2B',
        );
      }
      return citizen;
    },
    hear: (citizen, messageId, nowMs) => {
      const firstMs = firstHeardMs.get(messageId);
      if (firstMs === undefined) firstHeardMs.set(messageId, nowMs);
      lastHeardMs.set(citizen, Math.max(nowMs, lastHeardMs.get(citizen) ?? 0));
      return firstMs;
    },
    isWindowOpen: (citizen, nowMs) => {
      const heardMs = lastHeardMs.get(citizen);
      return heardMs === undefined ? areStrangersKnown : nowMs - heardMs < windowMs;
    },
    hasMessage: (messageId) => areStrangersKnown || firstHeardMs.has(messageId),
  };
}
