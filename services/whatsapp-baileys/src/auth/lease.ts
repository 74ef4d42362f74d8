import type { Collection } from 'mongodb';

/** `baileysLeases`: who may use a linked device, `_id` = our number. */
export interface LeaseDocument {
  _id: string;
  owner: string;
  /** Counts the takings; the highest is the only one whose writes are worth anything. */
  fence: number;
  /** The latest fence whose owner has finished taking over the records. */
  adopted: number;
  until: Date;
}

/** A lease that was taken: the right to use the linked device until `untilMs`. */
export interface TakenLease {
  readonly session: string;
  readonly owner: string;
  readonly fence: number;
  /** The fence of the owner before us, whose records are the valid ones until ours are. */
  readonly adoptedBefore: number;
  readonly untilMs: number;
}

/** How long a lease is good without being renewed. A renewal is due after a third of it. */
export const leaseMs = 30_000;

/**
 * Takes the lease of a linked device when it is free, has run out, or is ours already; undefined while another process
 * holds it. One document, one atomic step: of two that try at once, one gets it.
 * @throws the driver's error when the database does not answer.
 */
export async function takeLease(
  leases: Collection<LeaseDocument>,
  session: string,
  owner: string,
  nowMs: number,
): Promise<TakenLease | undefined> {
  const untilMs = nowMs + leaseMs;
  const free = { _id: session, $or: [{ until: { $lt: new Date(nowMs) } }, { owner }] };
  try {
    const lease = await leases.findOneAndUpdate(
      free,
      { $set: { owner, until: new Date(untilMs) }, $inc: { fence: 1 }, $setOnInsert: { adopted: 0 } },
      { upsert: true, returnDocument: 'after' },
    );
    if (!lease) return undefined;
    return { session, owner, fence: lease.fence, adoptedBefore: lease.adopted, untilMs };
  } catch (error) {
    // The document is there and does not fit the filter: somebody else holds it.
    if (error instanceof Error && 'code' in error && error.code === 11000) return undefined;
    throw error;
  }
}

/**
 * Holds the lease for another `leaseMs`. @returns until when, or undefined when another process has taken it meanwhile.
 * @throws the driver's error when the database does not answer: then the lease is ours until it runs out.
 */
export async function renewLease(
  leases: Collection<LeaseDocument>,
  { session, owner, fence }: TakenLease,
  nowMs: number,
): Promise<number | undefined> {
  const untilMs = nowMs + leaseMs;
  const renewed = await leases.updateOne(
    { _id: session, owner, fence },
    { $set: { until: new Date(untilMs) } },
  );
  return renewed.matchedCount === 1 ? untilMs : undefined;
}

/** Gives the lease back, so that the next owner need not wait for it to run out. */
export async function returnLease(
  leases: Collection<LeaseDocument>,
  { session, owner, fence }: TakenLease,
): Promise<void> {
  await leases.updateOne({ _id: session, owner, fence }, { $set: { until: new Date(0) } });
}
