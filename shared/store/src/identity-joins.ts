import type { InboundMessage } from '@kanal/contracts';
import type { Collection } from 'mongodb';
import type { BlindIndex } from './crypto/blind-index.js';
import type { ComplaintDocument, ConversationDocument } from './documents.js';
import { identitiesOf } from './identities.js';

/** Joins the ids of one person. */
export interface IdentityJoins {
  /**
   * Gives every conversation and complaint that has one of the ids which a message tells of all of them, so that its
   * citizen is found by each. Doing it again changes nothing.
   */
  joinIdentities(messages: readonly InboundMessage[]): Promise<void>;
}

/** The joins over native collections. */
export function createIdentityJoins(
  blind: BlindIndex,
  collections: {
    readonly complaints: Collection<ComplaintDocument>;
    readonly conversations: Collection<ConversationDocument>;
  },
): IdentityJoins {
  return {
    async joinIdentities(messages) {
      for (const message of messages) {
        const all = identitiesOf(blind, message);
        // A user name is given up and taken by somebody else: it comes along, but joins nobody.
        const { counterpart } = message;
        const aliases = counterpart.aliases.filter(({ type }) => type !== 'username');
        const lasting = identitiesOf(blind, { ...message, counterpart: { ...counterpart, aliases } });
        const join = { $addToSet: { identities: { $each: all } } };
        await collections.conversations.updateMany({ identities: { $in: lasting } }, join);
        await collections.complaints.updateMany({ identities: { $in: lasting } }, join);
      }
    },
  };
}
