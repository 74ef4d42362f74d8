import { type DeliveryStatus, deliveryRank, stableId } from '@kanal/contracts';
import type { AnyBulkWriteOperation, Collection } from 'mongodb';
import type { DeliveryDocument } from './documents.js';
import { writeAllowingDuplicates } from './duplicate-keys.js';
import type { WriteTogether } from './write-together.js';

/** How far each reply has come. */
export interface DeliveryStore {
  /** A status is only replaced by one of higher rank, whatever the order in which they come. */
  recordStatuses(statuses: readonly DeliveryStatus[]): Promise<void>;
  /** By idempotency key; replies nobody has told of yet are missing. */
  findDeliveries(outboundIds: readonly string[]): Promise<Map<string, DeliveryDocument>>;
}

/** Where a callback waits that names only the provider's id, until a status tells whose it is. */
function orphanId(channel: string, providerMessageId: string): string {
  return stableId('orphan-delivery', idSpaceOf(channel), providerMessageId);
}

/**
 * A provider's id is unique within its channel only; but Meta tells of a private reply to a comment on Facebook as of the
 * message in Messenger that it is.
 */
function idSpaceOf(channel: string): string {
  return channel === 'facebook' ? 'messenger' : channel;
}

interface ProviderKey {
  readonly channel: DeliveryStatus['channel'];
  readonly providerMessageId: string;
}

const keyOf = ({ channel, providerMessageId }: { channel: string; providerMessageId?: string | undefined }) =>
  `${idSpaceOf(channel)} ${providerMessageId}`;

/** The deliveries over the native collection. */
export function createDeliveryStore(
  deliveries: Collection<DeliveryDocument>,
  writeTogether: WriteTogether,
): DeliveryStore {
  async function raise(observations: readonly DeliveryDocument[]): Promise<void> {
    const highest = new Map<string, DeliveryDocument>();
    for (const observation of observations) {
      const known = highest.get(observation._id);
      if (!known || known.rank < observation.rank) highest.set(observation._id, observation);
    }
    if (highest.size === 0) return;
    const ranks = new Map<string, number>();
    const known = deliveries.find({ _id: { $in: [...highest.keys()] } }, { projection: { rank: 1 } });
    for await (const { _id, rank } of known) ranks.set(_id, rank);
    let pending = [...highest.values()].filter(({ _id, rank }) => rank > (ranks.get(_id) ?? -1));
    if (await writeTogether(deliveries, pending.map(toRaise))) return;
    // Where a higher rank has come since, the filter misses and the upsert meets the `_id`: a duplicate is the answer "no".
    // So is losing to somebody who makes the same delivery at this moment, perhaps with a lower rank: hence twice.
    for (let round = 0; round < 2 && pending.length > 0; round++) {
      const writing = pending;
      const duplicates = await writeAllowingDuplicates(() =>
        deliveries.bulkWrite(writing.map(toRaise), { ordered: false }),
      );
      pending = [...duplicates].flatMap((i) => writing[i] ?? []);
    }
  }

  /** Notes the provider's ids that no higher rank has brought along: callbacks are matched by them. */
  async function learn(statuses: readonly DeliveryStatus[]): Promise<void> {
    const ids = statuses.flatMap(({ outboundId }) => outboundId ?? []);
    const nameless = await deliveries
      .find({ _id: { $in: ids }, providerMessageId: { $exists: false } }, { projection: { _id: 1 } })
      .toArray();
    if (nameless.length === 0) return;
    const wanted = new Set(nameless.map(({ _id }) => _id));
    const operations = statuses.flatMap(({ outboundId, providerMessageId }) =>
      outboundId && providerMessageId && wanted.has(outboundId)
        ? [
            {
              updateOne: {
                filter: { _id: outboundId, providerMessageId: { $exists: false } },
                update: { $set: { providerMessageId } },
              },
            },
          ]
        : [],
    );
    if (operations.length > 0) await deliveries.bulkWrite(operations, { ordered: false });
  }

  /** Our id for each provider's id that is known, by `keyOf`. */
  async function ownersOf(keys: readonly ProviderKey[]): Promise<Map<string, string>> {
    const owners = new Map<string, string>();
    if (keys.length === 0) return owners;
    const found = deliveries.find(
      {
        providerMessageId: { $in: keys.map(({ providerMessageId }) => providerMessageId) },
        isOrphan: { $exists: false },
      },
      { projection: { channel: 1, providerMessageId: 1 } },
    );
    for await (const delivery of found) owners.set(keyOf(delivery), delivery._id);
    return owners;
  }

  /**
   * Gives callbacks that came before their reply was known to the reply they belong to. Comes after the writes of both
   * sides: of a callback and the status that names its reply, arriving at once, at least one then sees the other.
   */
  async function adopt(keys: readonly ProviderKey[]): Promise<void> {
    if (keys.length === 0) return;
    const ids = keys.map(({ channel, providerMessageId }) => orphanId(channel, providerMessageId));
    const orphans = await deliveries.find({ _id: { $in: ids } }).toArray();
    if (orphans.length === 0) return;
    const owners = await ownersOf(keys);
    const adopted = orphans.flatMap((orphan) => {
      const owner = owners.get(keyOf(orphan));
      return owner ? [{ orphan, owner }] : [];
    });
    if (adopted.length === 0) return;
    await raise(adopted.map(({ orphan: { isOrphan: _, ...orphan }, owner }) => ({ ...orphan, _id: owner })));
    // One that was raised since it was read is left to whoever raised it.
    await deliveries.bulkWrite(
      adopted.map(({ orphan: { _id, rank } }) => ({ deleteOne: { filter: { _id, rank } } })),
      { ordered: false },
    );
  }

  return {
    async recordStatuses(statuses) {
      const withKey = statuses.filter((status): status is DeliveryStatus & ProviderKey =>
        Boolean(status.providerMessageId),
      );
      const owners = await ownersOf(withKey.filter(({ outboundId }) => !outboundId));
      const orphans = withKey.filter((status) => !status.outboundId && !owners.has(keyOf(status)));
      await raise([
        ...statuses.flatMap((status) => {
          const owner = status.outboundId ?? owners.get(keyOf(status));
          return owner ? [toDocument(owner, status)] : [];
        }),
        ...orphans.map((status) => ({
          ...toDocument(orphanId(status.channel, status.providerMessageId), status),
          isOrphan: true as const,
        })),
      ]);
      await learn(withKey);
      await adopt(withKey.filter((status) => status.outboundId ?? orphans.includes(status)));
    },

    async findDeliveries(outboundIds) {
      const found = await deliveries.find({ _id: { $in: [...outboundIds] } }).toArray();
      return new Map(found.map((delivery) => [delivery._id, delivery]));
    },
  };
}

function toDocument(id: string, status: DeliveryStatus): DeliveryDocument {
  const { channel, providerMessageId, code, reason } = status;
  return {
    _id: id,
    channel,
    status: status.status,
    rank: deliveryRank[status.status],
    at: new Date(status.at),
    ...(providerMessageId && { providerMessageId }),
    ...(code && { code }),
    ...(reason && { reason }),
  };
}

/** The state as a whole: an error code belongs to the state it came with and goes with it. */
function toRaise({
  _id,
  channel,
  ...observation
}: DeliveryDocument): AnyBulkWriteOperation<DeliveryDocument> {
  const gone = {
    ...(observation.code === undefined && { code: 1 as const }),
    ...(observation.reason === undefined && { reason: 1 as const }),
  };
  return {
    updateOne: {
      filter: { _id, rank: { $lt: observation.rank } },
      update: {
        $set: observation,
        $setOnInsert: { channel },
        ...(Object.keys(gone).length > 0 && { $unset: gone }),
      },
      upsert: true,
    },
  };
}
