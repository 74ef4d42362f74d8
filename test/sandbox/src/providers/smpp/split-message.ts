import { createHash } from 'node:crypto';
import type { Fields } from 'smpp';
import { type Alphabet, encodeCharacter, isGsm } from './alphabets.js';

/** How an operator hands over a text that is too long for one SMS. */
export type PartForm = 'udh-8' | 'udh-16' | 'sar' | 'payload';

/** How a text is written. */
export interface Writing {
  readonly form: PartForm;
  /** Left out: the GSM alphabet with data coding 0 where the text is in it, else UCS-2 with 8. */
  readonly alphabet?: Alphabet | undefined;
  readonly dataCoding?: number | undefined;
}

/** A `deliver_sm` to be: its fields beside the addresses, and which part of the text it holds. */
export interface Part {
  readonly fields: Fields;
  readonly text: string;
  /** From 1. */
  readonly number: number;
  readonly total: number;
}

/** Octets of a whole SMS, septets unpacked, and of a part beside a header of six octets or of seven. */
const room = {
  gsm7: { whole: 160, 'udh-8': 153, 'udh-16': 152, sar: 153 },
  ascii: { whole: 140, 'udh-8': 134, 'udh-16': 133, sar: 134 },
  latin1: { whole: 140, 'udh-8': 134, 'udh-16': 133, sar: 134 },
  ucs2: { whole: 140, 'udh-8': 134, 'udh-16': 132, sar: 134 },
} as const;

const usualCoding = { gsm7: 0, ascii: 1, latin1: 3, ucs2: 8 } as const;
const headerBit = 0x40;

/** The parts of a citizen's text, in order. The same id gives the same reference. */
export function splitMessage(text: string, id: string, { form, ...writing }: Writing): readonly Part[] {
  const alphabet = writing.alphabet ?? (isGsm(text) ? 'gsm7' : 'ucs2');
  const common = { data_coding: writing.dataCoding ?? usualCoding[alphabet] };
  const characters = [...text].map((character) => encodeCharacter(character, alphabet));
  const whole = Buffer.concat(characters);
  if (whole.length <= room[alphabet].whole)
    return [{ fields: { ...common, short_message: whole }, text, number: 1, total: 1 }];
  if (form === 'payload')
    return [{ fields: { ...common, message_payload: whole }, text, number: 1, total: 1 }];
  const texts = cut(text, characters, room[alphabet][form]);
  const reference = createHash('sha256').update(id).digest().readUInt16BE(0);
  return texts.map((part, index) => {
    const octets = Buffer.concat([...part].map((character) => encodeCharacter(character, alphabet)));
    const place = { number: index + 1, total: texts.length };
    return {
      fields: { ...common, ...partFields(form, octets, { reference, ...place }) },
      text: part,
      ...place,
    };
  });
}

function cut(text: string, characters: readonly Buffer[], octetsAPart: number): string[] {
  const texts = [''];
  let taken = 0;
  for (const [index, character] of [...text].entries()) {
    const { length } = characters[index] ?? Buffer.of();
    if (taken + length > octetsAPart) {
      texts.push('');
      taken = 0;
    }
    texts[texts.length - 1] += character;
    taken += length;
  }
  return texts;
}

/** 3GPP TS 23.040 §9.2.3.24.1 and §9.2.3.24.8; SMPP 3.4 §5.3.2.22 to §5.3.2.24. */
function partFields(
  form: Exclude<PartForm, 'payload'>,
  octets: Buffer,
  {
    reference,
    total,
    number,
  }: { readonly reference: number; readonly total: number; readonly number: number },
): Fields {
  switch (form) {
    case 'udh-8':
      return withHeader([5, 0, 3, reference & 0xff, total, number], octets);
    case 'udh-16':
      return withHeader([6, 8, 4, reference >> 8, reference & 0xff, total, number], octets);
    case 'sar':
      return {
        short_message: octets,
        sar_msg_ref_num: reference,
        sar_total_segments: total,
        sar_segment_seqnum: number,
      };
  }
}

function withHeader(header: readonly number[], octets: Buffer): Fields {
  return { esm_class: headerBit, short_message: Buffer.concat([Buffer.from(header), octets]) };
}
