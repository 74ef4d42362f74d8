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

/** The part of a JetStream KV bucket the ledger stands on. */
export interface KeyValue {
  create(key: string, value: string): Promise<number>;
  update(key: string, value: string, revision: number): Promise<number>;
  get(
    key: string,
  ): Promise<{ readonly operation: string; readonly value: Uint8Array; readonly revision: number } | null>;
}

/**
 * Who may call the provider for which reply. Every write names the revision it replaces, so that of two writers
 * one loses; every method rejects when the bucket cannot be reached, and the write may then have been made.
 */
export interface SendLedger {
  read(id: string): Promise<LedgerEntry | undefined>;
  /** Writes the record if `before` is still the newest. Returns its revision, undefined when another was faster. */
  write(id: string, record: SendRecord, before: LedgerEntry | undefined): Promise<number | undefined>;
}

/** The ledger in the KV bucket `sends`; the key is the reply's id. */
export function createSendLedger(bucket: KeyValue): SendLedger {
  return {
    async read(id) {
      const entry = await bucket.get(id);
      if (entry?.operation !== 'PUT') return undefined;
      const record = sendRecordSchema.parse(JSON.parse(Buffer.from(entry.value).toString()));
      return { record, revision: entry.revision };
    },
    async write(id, record, before) {
      const value = JSON.stringify(record);
      try {
        return before ? await bucket.update(id, value, before.revision) : await bucket.create(id, value);
      } catch (error) {
        if (isWrongRevision(error)) return undefined;
        throw error;
      }
    },
  };
}

/** JetStream's "wrong last sequence", with and without the number: nats-server's errors.json, 10071 and 10164. */
function isWrongRevision(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 10071 || code === 10164;
}
