import type { Fields } from 'smpp';
import { z } from 'zod';

/** Optional parameters; one that is of another kind than specified is left out. */
const optionalSchema = z.object({
  sar_msg_ref_num: z.int().optional().catch(undefined),
  sar_total_segments: z.int().optional().catch(undefined),
  sar_segment_seqnum: z.int().optional().catch(undefined),
  receipted_message_id: z.string().optional().catch(undefined),
  message_state: z.int().optional().catch(undefined),
});

/**
 * A `deliver_sm` as it goes through the intake: what has been decoded by its data coding, and where the bytes were of
 * another one, those. Field names are the specification's.
 */
export const deliverEventSchema = z.object({
  /** When its content was first seen, epoch milliseconds: SMPP gives a message of a citizen no id. */
  firstSeenMs: z.int(),
  source_addr: z.string(),
  destination_addr: z.string(),
  esm_class: z.int(),
  data_coding: z.int(),
  text: z.string().optional(),
  /** Base64. */
  binary: z.string().optional(),
  /** Information elements of the user data header, each in hexadecimal. */
  udh: z.array(z.string()).optional(),
  ...optionalSchema.shape,
});

/** A `deliver_sm` as it goes through the intake. */
export type DeliverEvent = z.infer<typeof deliverEventSchema>;

const contentSchema = z.object({
  udh: z.array(z.instanceof(Uint8Array)).optional(),
  message: z.union([z.string(), z.instanceof(Uint8Array)]),
});

/**
 * What a `deliver_sm` says, without its time. The text of `message_payload` where `short_message` is empty, SMPP 3.4
 * §4.6.1. Never throws: a field of another kind than expected is left out, and `parse` then tells.
 */
export function toContent(pdu: Fields): Omit<DeliverEvent, 'firstSeenMs'> {
  const short = contentSchema.safeParse(pdu['short_message']).data;
  const payload = contentSchema.safeParse(pdu['message_payload']).data;
  const content = short?.message.length ? short : (payload ?? short);
  const udh = short?.udh ?? payload?.udh;
  return {
    source_addr: String(pdu['source_addr'] ?? ''),
    destination_addr: String(pdu['destination_addr'] ?? ''),
    esm_class: Number(pdu['esm_class'] ?? 0),
    data_coding: Number(pdu['data_coding'] ?? 0),
    ...(typeof content?.message === 'string' && { text: content.message }),
    ...(content?.message instanceof Uint8Array && {
      binary: Buffer.from(content.message).toString('base64'),
    }),
    ...(udh?.length && { udh: udh.map((element) => Buffer.from(element).toString('hex')) }),
    ...optionalSchema.parse(pdu),
  };
}
