import type { BlindIndex, KeyRing, WrappedKey } from '@kanal/store/sealing';
import { newSealer, sealerFor } from '@kanal/store/sealing';
import { type AnyBulkWriteOperation, type Binary, type Collection, MongoBulkWriteError } from 'mongodb';
import { bytesOf } from '../store/sealed-records.js';
import type { LeaseDocument, TakenLease } from './lease.js';

/** `baileysAuth`: one secret of a linked device. Its id may hold a phone number, hence the blind index. */
export interface AuthDocument {
  _id: string;
  /** Of the owner that wrote it, or took it over. */
  fence: number;
  key: WrappedKey;
  sealed: Uint8Array | Binary;
}

/** One change: a text, or null to remove it. */
export interface AuthChange {
  readonly type: string;
  readonly id: string;
  readonly value: string | null;
}

/** Another process has taken the lease: what this one knows is worth nothing any more. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
  constructor() {
    super('another process has taken over the linked device: this one lets go of it, nothing is to be done');
  }
}

/** The secrets of a linked device, for the one owner of its lease. */
export interface AuthRecords {
  /** What is stored, as JSON; what is not there is left out. */
  read(type: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Every change or an error. @throws LeaseLostError when a newer owner has been here. */
  write(changes: readonly AuthChange[]): Promise<void>;
  /** Forgets the linked device. */
  wipe(): Promise<void>;
}

/** What the records need. */
export interface AuthRecordsOptions {
  readonly auth: Collection<AuthDocument>;
  readonly leases: Collection<LeaseDocument>;
  readonly keyRing: KeyRing;
  readonly blindIndex: BlindIndex;
  /** Told at the first write that a newer owner has refused. */
  readonly onLost: () => void;
}

/**
 * Takes over the records of a linked device for the holder of `lease`, and only then gives them out.
 *
 * MongoDB has no fencing of its own, so each record carries the fence of its owner, and every step is one atomic update:
 * a write matches a record of an older or the same fence only, and one that does not match tries to insert and is
 * refused by the `_id`. Taking over stamps all valid records with the new fence; from then on an owner that was thought
 * dead can change none of them. What it still can is add a record under its old fence: such are never read, because
 * reading asks for the own fence, and the next owner removes them. ADR 0011 has the cases one by one.
 * @throws LeaseLostError when the lease was lost meanwhile.
 */
export async function adoptRecords(lease: TakenLease, options: AuthRecordsOptions): Promise<AuthRecords> {
  const { auth, leases } = options;
  const { session, owner, fence, adoptedBefore } = lease;
  const _id = allOf(session);
  await auth.deleteMany({ _id, fence: { $lt: adoptedBefore } });
  await auth.updateMany({ _id, fence: { $gte: adoptedBefore, $lt: fence } }, { $set: { fence } });
  const adopted = await leases.updateOne({ _id: session, owner, fence }, { $set: { adopted: fence } });
  if (adopted.matchedCount === 0) throw new LeaseLostError();
  return createRecords(lease, options);
}

function createRecords(
  { session, owner, fence }: TakenLease,
  { auth, leases, keyRing, blindIndex, onLost }: AuthRecordsOptions,
): AuthRecords {
  const documentId = (type: string, id: string): string =>
    `${session}:${type}:${blindIndex.of('external-id', `${type} ${id}`)}`;

  function operationOf({ type, id, value }: AuthChange): AnyBulkWriteOperation<AuthDocument> {
    const _id = documentId(type, id);
    const filter = { _id, fence: { $lte: fence } };
    if (value === null) return { deleteOne: { filter } };
    const sealer = newSealer(keyRing, collectionName, _id);
    const sealed = sealer.seal('value', value);
    return {
      updateOne: { filter, update: { $set: { fence, key: sealer.key, sealed } }, upsert: true },
    };
  }

  async function write(changes: readonly AuthChange[], attempt = 1): Promise<void> {
    if (changes.length === 0) return;
    try {
      await auth.bulkWrite(changes.map(operationOf), { ordered: false });
    } catch (error) {
      if (!(error instanceof MongoBulkWriteError && error.code === 11000)) throw error;
      // Two of our own writes that insert the same record at once are refused alike; the lease tells them apart.
      const isOurs = (await leases.countDocuments({ _id: session, owner, fence })) > 0;
      if (isOurs && attempt < maxAttempts) return write(changes, attempt + 1);
      onLost();
      throw new LeaseLostError();
    }
  }

  return {
    async read(type, ids) {
      const wanted = new Map(ids.map((id) => [documentId(type, id), id]));
      const found = await auth.find({ _id: { $in: [...wanted.keys()] }, fence }).toArray();
      return new Map(
        found.map(({ _id, key, sealed }) => {
          const wrapped = { v: key.v, wrapped: bytesOf(key.wrapped) };
          const json = sealerFor(keyRing, wrapped, collectionName, _id).open<string>(
            'value',
            bytesOf(sealed),
          );
          return [wanted.get(_id) ?? '', json] as const;
        }),
      );
    },
    write: (changes) => write(changes),
    async wipe() {
      await auth.deleteMany({ _id: allOf(session), fence: { $lte: fence } });
    },
  };
}

const collectionName = 'baileysAuth';
const maxAttempts = 3;

/** The ids of a session: from `<session>:` up to what follows the colon. */
function allOf(session: string): { $gte: string; $lt: string } {
  return { $gte: `${session}:`, $lt: `${session};` };
}
