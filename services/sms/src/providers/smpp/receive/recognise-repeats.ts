import { createHash } from 'node:crypto';

/** Tells a repeated delivery from a person who writes the same twice. */
export interface Repeats {
  /** When this content was first seen: an earlier moment if this is a repeat. `session` is told apart by identity. */
  firstSeenMs(content: string, session: object): number;
  /** The operator was told that we have it: the same content on the same session is a new message from now on. */
  confirmed(content: string): void;
}

/** Operators repeat within minutes; what is the same after this is taken for a new message. */
const rememberedMs = 15 * 60_000;

/** Beyond this the oldest are forgotten before their time: 220 messages a second for all of it. */
const maxRemembered = 200_000;

/**
 * Remembers in memory, by a hash: what citizens wrote does not stay there. Content is a repeat while it has not been confirmed, and on any later session, because nobody
 * knows whether the confirmation arrived before the earlier one ended. Begins empty: of what a killed process took, only
 * a repeat within the same minute is recognised, by the message's id (see `parse`).
 */
export function createRepeats(now: () => number, max = maxRemembered): Repeats {
  const seen = new Map<string, { readonly firstSeenMs: number; session: object; isConfirmed: boolean }>();
  return {
    firstSeenMs(content, session) {
      const nowMs = now();
      // The oldest stand first.
      for (const [key, { firstSeenMs }] of seen) {
        if (nowMs - firstSeenMs < rememberedMs) break;
        seen.delete(key);
      }
      const looks = hashOf(content);
      const earlier = seen.get(looks);
      if (earlier && (!earlier.isConfirmed || earlier.session !== session)) {
        earlier.session = session;
        return earlier.firstSeenMs;
      }
      seen.delete(looks);
      const [oldest] = seen.size < max ? [] : seen.keys();
      if (oldest !== undefined) seen.delete(oldest);
      seen.set(looks, { firstSeenMs: nowMs, session, isConfirmed: false });
      return nowMs;
    },
    confirmed(content) {
      const entry = seen.get(hashOf(content));
      if (entry) entry.isConfirmed = true;
    },
  };
}

function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('base64');
}
