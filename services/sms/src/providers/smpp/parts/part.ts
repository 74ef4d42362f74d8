import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Content } from '../receive/to-event.js';

/** One part of a long message, apart from what says whose part it is. */
export const partSchema = z.object({
  /** From 1. */
  seq: z.int(),
  data_coding: z.int(),
  udh: z.array(z.string()).optional(),
  /** Base64. */
  octets: z.string(),
});

/** One part of a long message, apart from what says whose part it is. */
export type Part = z.infer<typeof partSchema>;

/** Whose part it is: parts with the same of all these are taken for one message. */
export interface PartOf {
  readonly operator: string;
  readonly source_addr: string;
  readonly destination_addr: string;
  /** Kind, width and value of the reference: those of different kinds are not compared. */
  readonly reference: string;
  readonly total: number;
}

/** What a part may have, so that 255 of them fit into one record of the state. Parts have at most 140 octets. */
const maxOctets = 1_024;

/**
 * The part that a message is, by the header's 8-bit or 16-bit reference (3GPP TS 23.040 §9.2.3.24.1 and .8) or by the
 * `sar_…` parameters (SMPP 3.4 §4.6.1). Undefined where it is a message of its own, also when what it says of itself
 * cannot be: no such number in so many.
 */
export function readPart(content: Content, octets: Uint8Array): { of: PartOf; part: Part } | undefined {
  if (octets.length > maxOctets) return undefined;
  const numbers = fromHeader(content.udh) ?? fromParameters(content);
  if (!numbers) return undefined;
  const { reference, total, seq } = numbers;
  const { operator, source_addr, destination_addr, data_coding, udh } = content;
  return {
    of: { operator, source_addr, destination_addr, reference, total },
    part: { seq, data_coding, ...(udh && { udh }), octets: Buffer.from(octets).toString('base64') },
  };
}

/** Tells parts apart that have the same number. */
export function fingerprint(part: Part): string {
  const { seq, data_coding, udh, octets } = part;
  return createHash('sha256')
    .update(JSON.stringify([seq, data_coding, udh ?? [], octets]))
    .digest('base64url')
    .slice(0, 22);
}

interface Numbers {
  readonly reference: string;
  readonly total: number;
  readonly seq: number;
}

function fromHeader(udh: readonly string[] = []): Numbers | undefined {
  for (const element of udh) {
    const [, short, long] = /^(?:0003(..)|0804(....))....$/.exec(element) ?? [];
    const reference = short === undefined ? long : short;
    if (reference === undefined) continue;
    const [total = 0, seq = 0] = Buffer.from(element.slice(-4), 'hex');
    return possible({ reference: `${short === undefined ? 'udh16' : 'udh8'} ${reference}`, total, seq });
  }
  return undefined;
}

function fromParameters(content: Content): Numbers | undefined {
  const { sar_msg_ref_num: reference, sar_total_segments: total, sar_segment_seqnum: seq } = content;
  if (reference === undefined || total === undefined || seq === undefined) return undefined;
  return possible({ reference: `sar ${reference}`, total, seq });
}

function possible(numbers: Numbers): Numbers | undefined {
  const { total, seq } = numbers;
  return total >= 2 && seq >= 1 && seq <= total ? numbers : undefined;
}
