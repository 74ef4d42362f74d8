import type { Fields } from 'smpp';
import { z } from 'zod';
import type { Operator } from '../operators.js';
import { partSchema } from '../parts/part.js';
import { decodeText } from './decode-text.js';
import { readUserData } from './user-data.js';

/** Optional parameters; one that is of another kind than specified is left out. */
const optionalSchema = z.object({
  sar_msg_ref_num: z.int().optional().catch(undefined),
  sar_total_segments: z.int().optional().catch(undefined),
  sar_segment_seqnum: z.int().optional().catch(undefined),
  receipted_message_id: z.string().optional().catch(undefined),
  message_state: z.int().optional().catch(undefined),
});

/**
 * A `deliver_sm`, or what several of them were joined to, as it goes through the intake: what has been decoded by its
 * data coding, and where it is no text, the octets. Field names are the specification's.
 */
export const deliverEventSchema = z.object({
  /** When its content was first seen, epoch milliseconds: SMPP gives a message of a citizen no id. */
  firstSeenMs: z.int(),
  /** The name of the operator it came from. */
  operator: z.string(),
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
  /** Of a long message: the parts it was joined from, in order. */
  joined: z
    .object({
      /** The message's own, whoever joins it and however often. */
      id: z.string(),
      total: z.int(),
      parts: z.array(partSchema),
    })
    .optional(),
});

/** A `deliver_sm`, or what several of them were joined to, as it goes through the intake. */
export type DeliverEvent = z.infer<typeof deliverEventSchema>;

/** What a `deliver_sm` says, without its time. */
export type Content = Omit<DeliverEvent, 'firstSeenMs' | 'joined'>;

/**
 * What a `deliver_sm` says, and the octets of its message without the header. Those of `message_payload` where
 * `short_message` is empty, SMPP 3.4 §4.6.1. Never throws: a field of another kind than expected is left out, and `parse`
 * then tells.
 */
export function toContent(pdu: Fields, operator: Operator): { content: Content; octets: Uint8Array } {
  const esmClass = Number(pdu['esm_class'] ?? 0);
  const dataCoding = Number(pdu['data_coding'] ?? 0);
  const short = octetsOf(pdu['short_message']);
  const userData = short.length > 0 ? short : octetsOf(pdu['message_payload']);
  const { elements, content: octets } = readUserData(userData, esmClass);
  const udh = elements.map((element) => Buffer.from(element).toString('hex'));
  const text = decodeText(octets, { data_coding: dataCoding, udh }, operator.defaultAlphabet);
  const content: Content = {
    operator: operator.name,
    source_addr: String(pdu['source_addr'] ?? ''),
    destination_addr: String(pdu['destination_addr'] ?? ''),
    esm_class: esmClass,
    data_coding: dataCoding,
    ...(text === undefined ? { binary: Buffer.from(octets).toString('base64') } : { text }),
    ...(udh.length > 0 && { udh }),
    ...optionalSchema.parse(pdu),
  };
  return { content, octets };
}

function octetsOf(value: unknown): Uint8Array {
  return value instanceof Uint8Array ? value : new Uint8Array();
}
