import type { PostMedia } from './posts.js';

/** A direct message, of somebody to us or of us to somebody. */
export interface DirectMessage {
  readonly id: string;
  readonly senderId: string;
  readonly recipientId: string;
  readonly text: string;
  readonly media: readonly PostMedia[];
}

/** The account's direct messages. */
export interface Messages {
  add(message: DirectMessage): void;
  get(id: string): DirectMessage | undefined;
  /** Newest first; with somebody only, or all. */
  list(personId?: string): readonly DirectMessage[];
  /** Whether somebody has written to us. */
  hasWritten(personId: string): boolean;
}

/** Has none at first. */
export function createMessages(): Messages {
  const messages = new Map<string, DirectMessage>();
  const senders = new Set<string>();
  return {
    add: (message) => {
      messages.set(message.id, message);
      senders.add(message.senderId);
    },
    get: (id) => messages.get(id),
    list: (personId) =>
      [...messages.values()]
        .filter(
          ({ senderId, recipientId }) =>
            personId === undefined || senderId === personId || recipientId === personId,
        )
        .reverse(),
    hasWritten: (personId) => senders.has(personId),
  };
}

/** The id of the conversation of two people: both ids, the smaller first. */
export function conversationOf(one: string, other: string): string {
  return BigInt(one) < BigInt(other) ? `${one}-${other}` : `${other}-${one}`;
}
