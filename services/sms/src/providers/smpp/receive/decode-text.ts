import smpp from 'smpp';
import type { Operator } from '../operators.js';

/** How the octets of a message are to be read. */
export interface Coding {
  readonly data_coding: number;
  /** Information elements of the user data header, each in hexadecimal. */
  readonly udh?: readonly string[] | undefined;
}

type Alphabet = 'default' | 'ia5' | 'latin1' | 'ucs2' | 'none';

/**
 * The text that the octets are, or undefined where they are none: binary, or of an alphabet that nobody in Indonesia
 * writes with. Of several parts all octets at once: a character may stand in two of them.
 */
export function decodeText(
  octets: Uint8Array,
  coding: Coding,
  defaultAlphabet: Operator['defaultAlphabet'],
): string | undefined {
  const bytes = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength);
  switch (alphabetOf(coding.data_coding)) {
    case 'default':
      return defaultAlphabet === 'latin1' ? bytes.toString('latin1') : fromGsm(bytes, coding.udh);
    case 'ia5':
      return bytes.some(isGsmControl) ? fromGsm(bytes, coding.udh) : bytes.toString('latin1');
    case 'latin1':
      return bytes.toString('latin1');
    case 'ucs2':
      return fromUcs2(bytes);
    case 'none':
      return undefined;
  }
}

/** SMPP 3.4 §5.2.19: the data codings that name an alphabet we read. */
const alphabets: Readonly<Record<number, Alphabet>> = { 0: 'default', 1: 'ia5', 3: 'latin1', 8: 'ucs2' };

/**
 * What a data coding names. With a message class or a group of its own, as flash messages have, it means what it means
 * in GSM, 3GPP TS 23.038 §4, which operators pass on as it is.
 */
function alphabetOf(dataCoding: number): Alphabet {
  switch (dataCoding >> 4) {
    case 0x0:
      return alphabets[dataCoding] ?? 'none';
    case 0x1:
      return byGsmBits(dataCoding);
    case 0xc:
    case 0xd:
      return 'default';
    case 0xe:
      return 'ucs2';
    case 0xf:
      return byGsmBits(dataCoding & 0x04);
    default:
      return 'none';
  }
}

function byGsmBits(dataCoding: number): Alphabet {
  return (['default', 'none', 'ucs2', 'none'] as const)[(dataCoding >> 2) & 0x03] ?? 'none';
}

/**
 * Octets that no IA5 text has, and that are letters and the escape of the GSM alphabet: some SMSCs say data coding 1 and
 * mean that one, this library among them.
 */
function isGsmControl(octet: number): boolean {
  return octet < 0x20 && octet !== 0x0a && octet !== 0x0d && octet !== 0x09;
}

/** Identifiers of national language shift tables, 3GPP TS 23.040 §9.2.3.24.15 and .16. */
const shiftTables = /^2[45]01(..)$/;

/**
 * The library knows the Turkish, Spanish and Portuguese tables, and reads any other language by the basic one. Escapes
 * that it leaves are of no table: the letter after them stands for itself.
 */
function fromGsm(bytes: Buffer, udh: readonly string[] = []): string {
  const language = udh.map((element) => shiftTables.exec(element)?.[1]).find((found) => found !== undefined);
  return smpp.gsmCoder.decode(bytes, Number.parseInt(language ?? '0', 16)).replaceAll('\x1b', '');
}

/** Half of a character that has no other half is replaced; an octet that has none is dropped. */
function fromUcs2(bytes: Buffer): string {
  return new TextDecoder('utf-16be').decode(bytes.subarray(0, bytes.length & ~1));
}
