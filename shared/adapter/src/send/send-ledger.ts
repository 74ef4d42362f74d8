import type { Bucket } from '@kanal/bus';
import { z } from 'zod';

const at = z.iso.datetime({ precision: 3 });
/** Provider calls made, this one included. */
const attempts = z.int().nonnegative();

/** What is known about sending one reply. Holds no personal data. */
const sendRecordSchema = z.discriminatedUnion('state', [
  /** Claimed: from here on a provider call may have been made. */
  z.strictObject({ state: z.literal('sending'), at, attempts, instance: z.string(), claim: z.string() }),
  /** Certainly not sent; may be claimed again. */
  z.strictObject({ state: z.literal('retry'), at, attempts, code: z.string() }),
  z.strictObject({ state: z.literal('accepted'), at, attempts, providerMessageId: z.string() }),
  z.strictObject({ state: z.literal('rejected'), at, attempts, code: z.string(), reason: z.string() }),
  /** May or may not have been sent: no machine sends it again. */
  z.strictObject({ state: z.literal('unknown'), at, attempts, cause: z.string() }),
]);

/** What is known about sending one reply. */
export type SendRecord = z.infer<typeof sendRecordSchema>;
/** A record after which the provider is never called again. */
export type SettledRecord = Extract<SendRecord, { state: 'accepted' | 'rejected' | 'unknown' }>;
/** A record and the revision that must still be the newest when it is replaced. */
export interface LedgerEntry {
  readonly record: SendRecord;
  readonly revision: number;
}

/**
 * Who may call the provider for which reply. Every write names the revision it replaces, so that of two writers
 * one loses; every method rejects when the bucket cannot be reached, and the write may then have been made.
 */
export interface SendLedger {
  read(id: string): Promise<LedgerEntry | undefined>;
  /**
   * Writes the record if `before` is still the newest. Returns its revision, undefined when another was faster. The
   * same record written again, because the first answer was lost, is our own and not another's.
   */
  write(id: string, record: SendRecord, before: LedgerEntry | undefined): Promise<number | undefined>;
}

/** The ledger in the bucket `sends`; the key is the reply's id. */
export function createSendLedger(sends: Bucket): SendLedger {
  return {
    async read(id) {
      const kept = await sends.read(id);
      if (!kept) return undefined;
      const record = sendRecordSchema.parse(JSON.parse(Buffer.from(kept.value).toString()));
      return { record, revision: kept.revision };
    },
    write: (id, record, before) =>
      sends.write(id, Buffer.from(JSON.stringify(record)), before?.revision ?? 0),
  };
}
