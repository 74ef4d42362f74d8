import { single } from './judge-create.js';
import type { TwilioMessage } from './message.js';
import type { CallParams } from './spec.js';

/** The account's messages, newest kept. */
export interface MessageStore {
  add(message: TwilioMessage): void;
  get(sid: string): TwilioMessage | undefined;
  /** Newest first, by the filters To, From, DateSent, DateSent< and DateSent> (both inclusive). */
  list(filters: CallParams): readonly TwilioMessage[];
}

const maxMessages = 50_000;

/** Kept in memory: the ledger is the evidence, this is only what the API shows. */
export function createMessageStore(): MessageStore {
  const messages = new Map<string, TwilioMessage>();
  return {
    add: (message) => {
      messages.set(message.sid, message);
      if (messages.size > maxMessages) {
        for (const oldest of messages.keys()) {
          messages.delete(oldest);
          break;
        }
      }
    },
    get: (sid) => messages.get(sid),
    list: (filters) => {
      const to = single(filters['To']);
      const from = single(filters['From']);
      const on = sentWindow(single(filters['DateSent']));
      const before = sentWindow(single(filters['DateSent<']));
      const after = sentWindow(single(filters['DateSent>']));
      return [...messages.values()]
        .filter((message) => {
          const sentMs = message.sentMs ?? message.createdMs;
          return (
            (!to || message.to === to) &&
            (!from || message.from === from) &&
            (!on || (sentMs >= on.startMs && sentMs < on.endMs)) &&
            (!before || sentMs < before.endMs) &&
            (!after || sentMs >= after.startMs)
          );
        })
        .reverse();
    },
  };
}

/** A date means its whole UTC day, a time its whole second. */
function sentWindow(text: string | undefined): { startMs: number; endMs: number } | undefined {
  if (!text) return undefined;
  const startMs = Date.parse(text);
  return { startMs, endMs: startMs + (text.length <= 10 ? 86_400_000 : 1_000) };
}
