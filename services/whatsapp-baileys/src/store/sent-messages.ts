import { proto } from 'baileys';
import type { SealedRecords } from './sealed-records.js';

/** A reply that was handed to WhatsApp, or was about to be. */
export interface SentRecord {
  readonly outboundId: string;
  /** `proto.Message` in base64. */
  readonly message: string;
}

/** What we have sent, by the message's id at WhatsApp. */
export interface SentMessages {
  /** Before the message goes out: afterwards it may be too late. */
  put(messageId: string, outboundId: string, message: proto.IMessage): Promise<void>;
  /**
   * The message again, for a phone that could not decrypt it and asks once more (the library's `getMessage`). Only
   * what is in the ledger: the answer to such a request never is a new reply.
   */
  messageOf(messageId: string): Promise<proto.IMessage | undefined>;
  outboundIdOf(messageId: string): Promise<string | undefined>;
  /** Removes what no phone will ask for any more. */
  forgetOld(): Promise<void>;
}

/** How long a phone may have been off before it asks. */
const keptMs = 30 * 24 * 3_600_000;

/** Sent messages in sealed records, `baileysSent`. */
export function createSentMessages(records: SealedRecords<SentRecord>, now: () => number): SentMessages {
  return {
    put: (messageId, outboundId, message) =>
      records.put(
        messageId,
        { outboundId, message: Buffer.from(proto.Message.encode(message).finish()).toString('base64') },
        now(),
      ),
    async messageOf(messageId) {
      const record = await records.find(messageId);
      return record && proto.Message.decode(Buffer.from(record.message, 'base64'));
    },
    outboundIdOf: async (messageId) => (await records.find(messageId))?.outboundId,
    forgetOld: () => records.removeBefore(now() - keptMs),
  };
}
