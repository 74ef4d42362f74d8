import type { InboundMessage } from '@kanal/contracts';
import type { Consent, Facts } from '@kanal/domain';
import type { AnyBulkWriteOperation, Collection } from 'mongodb';
import type { BlindIndex } from './crypto/blind-index.js';
import type { KeyRing } from './crypto/key-ring.js';
import { newSealer } from './crypto/sealer.js';
import type { ConversationChange, ConversationDocument } from './documents.js';
import { writeAllowingDuplicates } from './duplicate-keys.js';
import { ownIdentitiesOf } from './identities.js';
import { sealEntry } from './outbox-entries.js';
import { StoreError } from './store-error.js';
import type { WriteTogether } from './write-together.js';

/** What is known of a conversation before a message in it is decided. */
export type ConversationFacts = Pick<Facts, 'consent' | 'askedAt' | 'guidedAt' | 'wishes' | 'repliedAt'>;

/** The conversations: who writes to which account, and whether they want replies. */
export interface ConversationStore {
  /** What is known of conversations, by their ids; those that nobody has written in are missing. */
  loadConversations(conversations: readonly string[]): Promise<Map<string, ConversationFacts>>;
  /**
   * Creates what is missing and writes each change once, however often it is called with it.
   * @returns the ids of those requests to send again that are in an outbox now; the others must not go out.
   */
  changeConversations(changes: readonly ConversationChange[]): Promise<ReadonlySet<string>>;
  /** Notes a STOP that a provider tells of; an older one than what is known changes nothing. */
  optOut(stops: readonly { conversation: string; at: Date }[]): Promise<void>;
}

const name = 'conversations';
/** A conversation created by two writers at once meets a duplicate key once; the second attempt finds it. */
const maxAttempts = 3;

/** The conversations over the native collection. */
export function createConversationStore(
  ring: KeyRing,
  blind: BlindIndex,
  conversations: Collection<ConversationDocument>,
  writeTogether: WriteTogether,
): ConversationStore {
  function toOperation({
    message,
    entries,
    asked,
    guided,
    wishes,
  }: ConversationChange): AnyBulkWriteOperation<ConversationDocument> {
    const sealer = newSealer(ring, name, message.conversation);
    const ids = entries.map((entry) => entry.id);
    const latest = {
      ...(isCitizensOwn(message) && { lastInboundAt: new Date(message.sentAt) }),
      ...(asked && { askedAt: new Date(message.receivedAt) }),
      ...(guided && { guidedAt: new Date(message.receivedAt) }),
      ...(wishes?.anonymous && { 'wishes.anonymous': wishes.anonymous }),
      ...(wishes?.secret && { 'wishes.secret': wishes.secret }),
    };
    return {
      updateOne: {
        // An entry that is there already makes the filter miss, and the upsert then meets the `_id`: written before.
        filter: {
          _id: message.conversation,
          ...(ids.length > 0 && { 'outbox.id': { $nin: ids }, 'replies.id': { $nin: ids } }),
        },
        update: {
          $setOnInsert: {
            schemaVersion: 1,
            channel: message.channel,
            account: message.account,
            identities: ownIdentitiesOf(blind, message),
            replies: [],
            key: sealer.key,
            sealed: sealer.seal('counterpart', message.counterpart),
            ...(ids.length === 0 && { outbox: [] }),
          },
          ...(Object.keys(latest).length > 0 && { $max: latest }),
          ...(ids.length > 0 && {
            $push: { outbox: { $each: entries.map((entry) => sealEntry(ring, entry)) } },
          }),
        },
        upsert: true,
      },
    };
  }

  /** Which of the changes that met a duplicate key were never written. */
  async function unwritten(changes: readonly ConversationChange[]): Promise<ConversationChange[]> {
    const found = await conversations
      .find(
        { _id: { $in: changes.map(({ message }) => message.conversation) } },
        { projection: { 'outbox.id': 1, 'replies.id': 1 } },
      )
      .toArray();
    const entriesOf = new Map(
      found.map(({ _id, outbox, replies }) => [_id, new Set([...outbox, ...replies].map(({ id }) => id))]),
    );
    return changes.filter(({ message, entries }) =>
      entries.some(({ id }) => !entriesOf.get(message.conversation)?.has(id)),
    );
  }

  /** A consent is only replaced by one that is not older. The conversation is there: whoever consents has written. */
  async function setConsents(given: readonly { conversation: string; consent: Consent }[]): Promise<void> {
    if (given.length === 0) return;
    await conversations.bulkWrite(
      given.map(({ conversation, consent }) => ({
        updateOne: {
          filter: {
            _id: conversation,
            $or: [{ consent: { $exists: false } }, { 'consent.at': { $lte: consent.at } }],
          },
          update: { $set: { consent } },
        },
      })),
      { ordered: false },
    );
  }

  /** One write each, which both asks and says when: of two routers that want to ask, one meets the other's time. */
  async function askOnce(changes: readonly ConversationChange[]): Promise<Set<string>> {
    const asks = changes.flatMap(({ message, ask }) => (ask ? [{ message, ...ask }] : []));
    if (asks.length === 0) return new Set();
    await conversations.bulkWrite(
      asks.map(({ message, entry, notAfter }) => ({
        updateOne: {
          filter: {
            _id: message.conversation,
            'outbox.id': { $ne: entry.id },
            'replies.id': { $ne: entry.id },
            $or: [{ askedAt: { $exists: false } }, { askedAt: { $lte: notAfter } }],
          },
          update: {
            $set: { askedAt: new Date(message.receivedAt) },
            $push: { outbox: sealEntry(ring, entry) },
          },
        },
      })),
      { ordered: false },
    );
    const found = conversations.find(
      { _id: { $in: asks.map(({ message }) => message.conversation) } },
      { projection: { 'outbox.id': 1 } },
    );
    const waiting = new Set<string>();
    for await (const { outbox } of found) for (const { id } of outbox) waiting.add(id);
    return waiting;
  }

  return {
    async loadConversations(ids) {
      const found = conversations.find(
        { _id: { $in: [...ids] } },
        {
          projection: {
            consent: 1,
            askedAt: 1,
            guidedAt: 1,
            wishes: 1,
            'outbox.createdAt': 1,
            'replies.publishedAt': 1,
          },
        },
      );
      const known = new Map<string, ConversationFacts>();
      for await (const { _id, consent, askedAt, guidedAt, wishes, outbox, replies } of found) {
        known.set(_id, {
          ...(consent && { consent }),
          ...(askedAt && { askedAt }),
          ...(guidedAt && { guidedAt }),
          ...(wishes && { wishes }),
          repliedAt: [
            ...outbox.map(({ createdAt }) => createdAt),
            ...replies.map(({ publishedAt }) => publishedAt),
          ],
        });
      }
      return known;
    },

    async changeConversations(changes) {
      let pending = [...changes];
      if (await writeTogether(conversations, pending.map(toOperation))) pending = [];
      for (let attempt = 0; pending.length > 0; attempt++) {
        if (attempt === maxAttempts) {
          throw new StoreError('KANAL_STORE_CONTENDED', 'conversations kept changing; they are tried again', {
            retryable: true,
          });
        }
        const writing = pending;
        const duplicates = await writeAllowingDuplicates(() =>
          conversations.bulkWrite(writing.map(toOperation), { ordered: false }),
        );
        pending = await unwritten([...duplicates].flatMap((i) => writing[i] ?? []));
      }
      await setConsents(
        changes.flatMap(({ message, consent }) =>
          consent ? [{ conversation: message.conversation, consent }] : [],
        ),
      );
      return askOnce(changes);
    },

    optOut: (stops) =>
      setConsents(stops.map(({ conversation, at }) => ({ conversation, consent: { state: 'out', at } }))),
  };
}

/** Whether a message is something that its citizen wrote: not our side's, not the provider's word, not a taking back. */
function isCitizensOwn({ author, identityChange, deleted }: InboundMessage): boolean {
  return !author && !identityChange && !deleted;
}
