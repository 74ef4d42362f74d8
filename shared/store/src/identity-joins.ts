import type { InboundMessage } from '@kanal/contracts';
import type { Collection } from 'mongodb';
import type { BlindIndex } from './crypto/blind-index.js';
import type { ComplaintDocument, ConversationDocument } from './documents.js';
import { identitiesOf, ownIdentitiesOf } from './identities.js';

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
        const { counterpart } = message;
        // A user name is given up and taken by somebody else: it comes along, but joins nobody.
        const aliases = counterpart.aliases.filter(({ type }) => type !== 'username');
        const lasting = ownIdentitiesOf(blind, { counterpart: { ...counterpart, aliases } });
        const who = { identities: { $in: lasting } };
        const joinWith = (identities: string[]) => ({ $addToSet: { identities: { $each: identities } } });
        // Searches go on from a conversation to whatever else has its ids, so it gets only what is surely theirs.
        await collections.conversations.updateMany(who, joinWith(ownIdentitiesOf(blind, message)));
        await collections.complaints.updateMany(who, joinWith(identitiesOf(blind, message)));
      }
    },
  };
}
