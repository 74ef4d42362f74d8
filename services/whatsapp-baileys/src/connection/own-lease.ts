import type { Log } from '@kanal/runtime';
import type { Collection } from 'mongodb';
import { type LeaseDocument, leaseMs, renewLease, type TakenLease } from '../auth/lease.js';

/** Resolves after so many milliseconds, or at once when the signal is aborted; never rejects. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

/** What holding a lease needs. */
export interface HoldLeaseOptions {
  readonly leases: Collection<LeaseDocument>;
  readonly now: () => number;
  readonly pause: Pause;
  readonly log: Log;
}

/** We let go this long before the lease runs out: what is under way must have ended when the next owner begins. */
const marginMs = 5_000;

/**
 * Renews a lease until `ended`. Resolves when it must not be used any more: another process has taken it, or the
 * database has not answered for so long that another may.
 */
export async function holdLease(
  lease: TakenLease,
  ended: AbortSignal,
  { leases, now, pause, log }: HoldLeaseOptions,
): Promise<void> {
  let { untilMs } = lease;
  while (!ended.aborted) {
    await pause(Math.max(0, Math.min(leaseMs / 3, untilMs - marginMs - now())), ended);
    if (ended.aborted) return;
    const answered = new AbortController();
    try {
      // The driver may wait longer for an answer than the lease is good.
      const renewed = await Promise.race([
        renewLease(leases, lease, now()),
        pause(Math.max(0, untilMs - marginMs - now()), AbortSignal.any([ended, answered.signal])),
      ]);
      if (renewed === undefined) return;
      untilMs = renewed;
    } catch (err) {
      log.warn({ err }, 'baileys.lease-not-renewed');
      if (now() >= untilMs - marginMs) return;
      await pause(1_000, ended);
    } finally {
      answered.abort();
    }
  }
}
