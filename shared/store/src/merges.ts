import type { InboundMessage } from '@kanal/contracts';
import { isOpen, realmOf } from '@kanal/domain';
import type { Collection, MongoClient } from 'mongodb';
import type { KeyRing } from './crypto/key-ring.js';
import { sealerFor } from './crypto/sealer.js';
import type { ComplaintDocument, OwedWord } from './documents.js';
import { inTransaction } from './in-transaction.js';
import { descendantsOf, othersOf, rootOf } from './merged-families.js';
import { handOffWord, owedWord } from './owed-word.js';
import { StoreError } from './store-error.js';

/** Somebody to be answered. */
export interface Reporter extends Pick<ComplaintDocument, 'ticket' | 'channel' | 'account' | 'conversation'> {
  readonly complaintId: string;
  readonly counterpart: InboundMessage['counterpart'];
}

/** A message of a complaint or of one that was merged into it. */
export interface FamilyMessage {
  readonly id: string;
  readonly at: Date;
  readonly role: ComplaintDocument['messages'][number]['role'];
  /** Whose it is. */
  readonly complaintId: string;
  readonly ticket: string;
}

/** Who merges or takes apart, and why; both go into the history. */
export interface MergeOrder {
  readonly child: string;
  readonly actor: string;
  /** Compulsory. */
  readonly reason: string;
  readonly at: Date;
  /** Only refuse what would be refused. */
  readonly dryRun?: boolean;
}

/** Who takes complaints apart, and why. */
export type MergeReason = Pick<MergeOrder, 'actor' | 'reason' | 'at'>;

/** Merging is a person's decision. The child's record is all that says so, so there is nothing that could disagree. */
export interface MergeStore {
  /**
   * Makes `child` part of `into` (ids of complaints): its state becomes `digabung`, what it was before is kept. The same
   * write owes its citizen the word of it; the number that the parent has in LAPOR! is owed to whoever came with it, too.
   * @returns `already` when it was merged into the same before.
   * @throws StoreError, with what to do: KANAL_MERGE_NO_REASON, _NOT_FOUND, _ITSELF, _REALMS, _CYCLE, _PARENT_CLOSED,
   *   _PARENT_MERGED, _CHILD_CLOSED, _ELSEWHERE; KANAL_MERGE_CONTENDED, retryable, when one of the two changed meanwhile.
   */
  merge(order: MergeOrder & { readonly into: string }): Promise<'merged' | 'already'>;
  /**
   * Gives a merged complaint back the state that it had, and takes back what its citizen was not told yet.
   * @returns that state.
   * @throws StoreError KANAL_MERGE_NO_REASON, KANAL_MERGE_NOT_FOUND, KANAL_MERGE_NOT_MERGED; KANAL_MERGE_CONTENDED.
   */
  unmerge(order: MergeOrder): Promise<ComplaintDocument['state']>;
  /** What this one was merged into; undefined when it is on its own. */
  mergedInto(child: string): Promise<{ readonly id: string; readonly ticket: string } | undefined>;
  /** The complaints merged into this one, directly or through another. */
  mergedFrom(
    parent: string,
  ): Promise<{ readonly id: string; readonly ticket: string; readonly into: string }[]>;
  /** Everybody who is to be answered when this complaint is: its own citizen first, one per conversation. */
  reportersOf(parent: string): Promise<Reporter[]>;
  /** The messages of a complaint and of all merged into it, by provider's time. */
  familyMessages(parent: string): Promise<FamilyMessage[]>;
  /**
   * Takes complaints that became secret or anonymous out of what they were merged into, and whatever was merged into
   * them out of them. Safe to repeat.
   */
  unmergeWithdrawn(ids: readonly string[], by: MergeReason): Promise<void>;
}

/** The merges over the native collection. */
export function createMergeStore(
  ring: KeyRing,
  client: MongoClient,
  complaints: Collection<ComplaintDocument>,
): MergeStore {
  async function load(id: string): Promise<ComplaintDocument> {
    const found = await complaints.findOne({ _id: id });
    if (!found)
      throw refusal('NOT_FOUND', `there is no complaint ${id}: list it again, it may have been removed`);
    return found;
  }

  /** The child's write, and a touch of the parent: of two merges that would make a circle, the database refuses one. */
  async function write(
    child: ComplaintDocument,
    parent: ComplaintDocument,
    order: MergeOrder,
  ): Promise<boolean> {
    const { actor, at, reason } = order;
    const untouched = ({ _id, state, secret, anonymous }: ComplaintDocument) => ({
      _id,
      state,
      secret,
      anonymous,
    });
    const trackingId = parent.handOff?.trackingId;
    const others = trackingId === undefined ? [] : await othersOf(complaints, child);
    return inTransaction(client, async (session) => {
      const touched = await complaints.updateOne(
        {
          ...untouched(parent),
          mergedInto: { $exists: false },
          'handOff.trackingId': trackingId ?? { $exists: false },
        },
        { $max: { mergedAt: at }, $inc: { merges: 1 } },
        { session },
      );
      if (touched.matchedCount === 0) return false;
      const merged = await complaints.updateOne(
        { ...untouched(child), mergedInto: { $exists: false } },
        {
          $set: { state: 'digabung', mergedInto: { id: parent._id, at, actor, previousState: child.state } },
          $push: {
            history: { state: 'digabung', at, actor, reason },
            owed: { $each: wordsOfMerge(trackingId, at) },
          },
        },
        { session },
      );
      if (trackingId !== undefined) {
        await complaints.updateMany(
          { _id: { $in: others }, mergedInto: { $exists: true } },
          { $push: { owed: { ...handOffWord(trackingId, at), ofFamily: true } } },
          { session },
        );
      }
      return merged.matchedCount > 0;
    });
  }

  async function takeOut(
    child: ComplaintDocument,
    { actor, at, reason }: Omit<MergeOrder, 'child'>,
  ): Promise<boolean> {
    const { mergedInto } = child;
    if (!mergedInto) return false;
    const { previousState: state } = mergedInto;
    const restored = await complaints.updateOne(
      { _id: child._id, state: 'digabung', 'mergedInto.id': mergedInto.id, 'mergedInto.at': mergedInto.at },
      {
        $set: { state },
        $unset: { mergedInto: '' },
        $push: { history: { state, at, actor, reason } },
        // What was not said yet is not true any more.
        $pull: { owed: { ofFamily: true } },
      },
    );
    return restored.matchedCount > 0;
  }

  async function family(parent: string): Promise<ComplaintDocument[]> {
    const own = await load(parent);
    return [own, ...(await descendantsOf(complaints, [parent]))];
  }

  return {
    async merge({ into, ...order }) {
      requireReason(order);
      if (order.child === into) throw refusal('ITSELF', 'a complaint is not merged into itself: name two');
      const [child, parent] = await Promise.all([load(order.child), load(into)]);
      if (child.mergedInto?.id === into) return 'already';
      await refuse(complaints, child, parent);
      if (!order.dryRun && !(await write(child, parent, order))) {
        throw new StoreError(
          'KANAL_MERGE_CONTENDED',
          `${child.ticket} or ${parent.ticket} changed at this moment: look at both, then try again`,
          { retryable: true },
        );
      }
      return 'merged';
    },

    async unmerge(order) {
      requireReason(order);
      const child = await load(order.child);
      if (!child.mergedInto || child.state !== 'digabung') {
        throw refusal(
          'NOT_MERGED',
          `${child.ticket} is ${child.state}, not merged: there is nothing to take apart`,
        );
      }
      if (!order.dryRun && !(await takeOut(child, order))) {
        throw new StoreError(
          'KANAL_MERGE_CONTENDED',
          `${child.ticket} changed at this moment: look at it, then try again`,
          { retryable: true },
        );
      }
      return child.mergedInto.previousState;
    },

    async mergedInto(child) {
      const { mergedInto } = await load(child);
      if (!mergedInto) return undefined;
      const { _id: id, ticket } = await load(mergedInto.id);
      return { id, ticket };
    },

    async mergedFrom(parent) {
      const found = await descendantsOf(complaints, [parent]);
      return found.map(({ _id, ticket, mergedInto }) => ({
        id: _id,
        ticket,
        into: mergedInto?.id ?? parent,
      }));
    },

    async reportersOf(parent) {
      const reporters = new Map<string, Reporter>();
      for (const { _id, key, sealedReporter, ticket, channel, account, conversation } of await family(
        parent,
      )) {
        if (reporters.has(conversation)) continue;
        const counterpart = sealerFor(ring, key, 'complaints', _id).open<InboundMessage['counterpart']>(
          'reporter',
          sealedReporter,
        );
        reporters.set(conversation, {
          complaintId: _id,
          ticket,
          channel,
          account,
          conversation,
          counterpart,
        });
      }
      return [...reporters.values()];
    },

    async familyMessages(parent) {
      const all = await family(parent);
      return all
        .flatMap(({ _id: complaintId, ticket, messages }) =>
          messages.map(({ id, at, role }) => ({ id, at, role, complaintId, ticket })),
        )
        .toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
    },

    async unmergeWithdrawn(ids, by) {
      if (ids.length === 0) return;
      const own = complaints.find({ _id: { $in: [...ids] }, mergedInto: { $exists: true } });
      for await (const child of own) await takeOut(child, by);
      for await (const child of complaints.find({ 'mergedInto.id': { $in: [...ids] } }))
        await takeOut(child, by);
    },
  };
}

/** What the citizen of a complaint is told that becomes part of another. @param trackingId of the other, in LAPOR!. */
function wordsOfMerge(trackingId: string | undefined, at: Date): OwedWord[] {
  const merged = owedWord('merged', {}, at);
  const words = trackingId === undefined ? [merged] : [merged, handOffWord(trackingId, at)];
  return words.map((word) => ({ ...word, ofFamily: true }));
}

async function refuse(
  complaints: Collection<ComplaintDocument>,
  child: ComplaintDocument,
  parent: ComplaintDocument,
): Promise<void> {
  if (realmOf(child) !== realmOf(parent)) {
    throw refusal(
      'REALMS',
      `${child.ticket} and ${parent.ticket} may not be seen by the same people, because one is secret or anonymous and ` +
        'the other is not in the same way: handle them apart',
    );
  }
  if (parent.mergedInto) {
    const root = await rootOf(complaints, parent);
    if (root._id === child._id) {
      throw refusal(
        'CYCLE',
        `${parent.ticket} is part of ${child.ticket} already: unmerge it first, or merge the other way round`,
      );
    }
    throw refusal('PARENT_MERGED', `${parent.ticket} is part of ${root.ticket}: merge into that one`);
  }
  if (!isOpen(parent.state)) {
    throw refusal(
      'PARENT_CLOSED',
      `${parent.ticket} is ${parent.state}: reopen it first, or merge into one that is open`,
    );
  }
  if (child.mergedInto) {
    throw refusal('ELSEWHERE', `${child.ticket} is merged into another one: unmerge it first`);
  }
  if (!isOpen(child.state)) {
    throw refusal(
      'CHILD_CLOSED',
      `${child.ticket} is ${child.state}, its citizen was told so: leave it, or reopen it first`,
    );
  }
}

function requireReason({ reason }: MergeOrder): void {
  if (reason.trim() === '') throw refusal('NO_REASON', 'the reason is missing: it is kept in the history');
}

function refusal(code: string, message: string): StoreError {
  return new StoreError(`KANAL_MERGE_${code}`, message);
}
