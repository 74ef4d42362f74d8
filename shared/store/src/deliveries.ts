import { type DeliveryStatus, deliveryRank, stableId } from '@kanal/contracts';
import type { Collection } from 'mongodb';
import type { DeliveryDocument } from './documents.js';
import { writeAllowingDuplicates } from './duplicate-keys.js';

/** How far each reply has come. */
export interface DeliveryStore {
  /** A status is only replaced by one of higher rank, whatever the order in which they come. */
  recordStatuses(statuses: readonly DeliveryStatus[]): Promise<void>;
  /** By idempotency key; replies nobody has told of yet are missing. */
  findDeliveries(outboundIds: readonly string[]): Promise<Map<string, DeliveryDocument>>;
}

/** Where a callback waits that names only the provider's id, until a status tells whose it is. */
function orphanId(channel: string, providerMessageId: string): string {
  return stableId('orphan-delivery', channel, providerMessageId);
}

/** The deliveries over the native collection. */
export function createDeliveryStore(deliveries: Collection<DeliveryDocument>): DeliveryStore {
  async function raise(observations: readonly DeliveryDocument[]): Promise<void> {
    const highest = new Map<string, DeliveryDocument>();
    for (const observation of observations) {
      const known = highest.get(observation._id);
      if (!known || known.rank < observation.rank) highest.set(observation._id, observation);
    }
    if (highest.size === 0) return;
    // Where a higher rank is there the filter misses and the upsert meets the `_id`: a duplicate is the answer "no".
    await writeAllowingDuplicates(() =>
      deliveries.bulkWrite(
        [...highest.values()].map(({ _id, ...observation }) => ({
          updateOne: {
            filter: { _id, rank: { $lt: observation.rank } },
            update: { $set: observation },
            upsert: true,
          },
        })),
        { ordered: false },
      ),
    );
  }

  /** Our id for each provider's id that is known. */
  async function ownersOf(providerMessageIds: readonly string[]): Promise<Map<string, string>> {
    if (providerMessageIds.length === 0) return new Map();
    const found = deliveries.find(
      { providerMessageId: { $in: [...providerMessageIds] }, isOrphan: { $exists: false } },
      { projection: { providerMessageId: 1 } },
    );
    const owners = new Map<string, string>();
    for await (const { _id, providerMessageId } of found)
      if (providerMessageId) owners.set(providerMessageId, _id);
    return owners;
  }

  /** Gives callbacks that came before their reply was known to the reply they belong to. */
  async function adopt(statuses: readonly DeliveryStatus[]): Promise<void> {
    const ownerOf = new Map<string, string>();
    for (const { channel, outboundId, providerMessageId } of statuses) {
      if (outboundId && providerMessageId) ownerOf.set(orphanId(channel, providerMessageId), outboundId);
    }
    if (ownerOf.size === 0) return;
    const orphans = await deliveries.find({ _id: { $in: [...ownerOf.keys()] } }).toArray();
    await raise(
      orphans.flatMap(({ isOrphan: _, ...orphan }) => {
        const owner = ownerOf.get(orphan._id);
        return owner ? [{ ...orphan, _id: owner }] : [];
      }),
    );
    if (orphans.length > 0) await deliveries.deleteMany({ _id: { $in: orphans.map(({ _id }) => _id) } });
  }

  return {
    async recordStatuses(statuses) {
      const nameless = statuses.flatMap((status) =>
        status.outboundId ? [] : (status.providerMessageId ?? []),
      );
      const owners = await ownersOf(nameless);
      await raise(
        statuses.flatMap((status) => {
          const { channel, providerMessageId } = status;
          const owner = status.outboundId ?? (providerMessageId && owners.get(providerMessageId));
          if (owner) return [toDocument(owner, status)];
          if (!providerMessageId) return [];
          return [{ ...toDocument(orphanId(channel, providerMessageId), status), isOrphan: true as const }];
        }),
      );
      await adopt(statuses);
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
