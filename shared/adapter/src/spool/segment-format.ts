import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/*
 * A segment file:  magic (8) | salt (16) | CRC-32 of both (u32) | record | record | …
 * A record:        length (u32) | number (u32) | CRC-32 (u32) | sealed payload (length bytes)
 *
 * The CRC covers length, number and sealed payload: it tells a torn or rotten record. The seal (AES-256-GCM)
 * keeps citizens' words unreadable on the disk, under a key of the segment's own, derived with its salt; the
 * record's number is the nonce, so no nonce is used twice and no record can be moved or repeated unseen.
 */

const magic = Buffer.from('KANALSP1', 'latin1');
const saltBytes = 16;
const tagBytes = 16;

/** Bytes before the first record. */
export const segmentHeaderBytes = magic.byteLength + saltBytes + 4;
/** Bytes of a record around its payload. */
export const recordOverheadBytes = 12 + tagBytes;
/** A longer record is not believed: one publication is at most 1 MB. */
const maxSealedBytes = 4 * 1024 * 1024;

/** A new segment's header, and the function that seals its records, in order. */
export function newSegment(spoolKey: Uint8Array): {
  readonly header: Buffer;
  readonly seal: (payload: Uint8Array) => Buffer;
} {
  const salt = randomBytes(saltBytes);
  const key = segmentKey(spoolKey, salt);
  let number = 0;
  return {
    header: headerWith(salt),
    seal: (payload) => sealRecord(key, number++, payload),
  };
}

/** What a segment's bytes hold. */
export interface SegmentContents {
  readonly payloads: readonly Buffer[];
  /** Bytes from the end of the last good record on: a torn tail, left by a power cut before its fsync. */
  readonly tornBytes: number;
  /** Bytes between good records that no CRC vouches for: the disk has lost acknowledged records. */
  readonly damagedBytes: number;
}

/**
 * Reads every good record, in order; skips damage by looking for the next record whose CRC is right.
 * @throws when a record's CRC is right and its seal is not: it was written under another key, and must not be
 * taken for damage and thrown away.
 */
export function readSegment(spoolKey: Uint8Array, bytes: Buffer): SegmentContents {
  if (bytes.byteLength < segmentHeaderBytes) {
    return { payloads: [], tornBytes: bytes.byteLength, damagedBytes: 0 };
  }
  const salt = bytes.subarray(magic.byteLength, magic.byteLength + saltBytes);
  if (!bytes.subarray(0, segmentHeaderBytes).equals(headerWith(salt))) {
    // Without its salt no record can be opened.
    return { payloads: [], tornBytes: 0, damagedBytes: bytes.byteLength };
  }
  const key = segmentKey(spoolKey, salt);
  const payloads: Buffer[] = [];
  let good = segmentHeaderBytes;
  let damagedBytes = 0;
  let nextNumber = 0;
  let at = good;
  while (at < bytes.byteLength) {
    const record = recordAt(bytes, at, nextNumber);
    if (!record) {
      at++;
      continue;
    }
    payloads.push(openRecord(key, record.number, record.sealed));
    damagedBytes += at - good;
    nextNumber = record.number + 1;
    at += 12 + record.sealed.byteLength;
    good = at;
  }
  return { payloads, tornBytes: bytes.byteLength - good, damagedBytes };
}

function segmentKey(spoolKey: Uint8Array, salt: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', spoolKey, salt, 'kanal spool segment v1', 32));
}

function headerWith(salt: Uint8Array): Buffer {
  const header = Buffer.alloc(segmentHeaderBytes);
  magic.copy(header);
  header.set(salt, magic.byteLength);
  header.writeUInt32LE(crc32(header.subarray(0, -4)), segmentHeaderBytes - 4);
  return header;
}

function sealRecord(key: Buffer, number: number, payload: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number));
  const record = Buffer.allocUnsafe(recordOverheadBytes + payload.byteLength);
  cipher.update(payload).copy(record, 12);
  cipher.final();
  cipher.getAuthTag().copy(record, 12 + payload.byteLength);
  record.writeUInt32LE(payload.byteLength + tagBytes, 0);
  record.writeUInt32LE(number, 4);
  record.writeUInt32LE(recordCrc(record), 8);
  return record;
}

function recordAt(
  bytes: Buffer,
  at: number,
  leastNumber: number,
): { readonly number: number; readonly sealed: Buffer } | undefined {
  if (at + recordOverheadBytes > bytes.byteLength) return undefined;
  const length = bytes.readUInt32LE(at);
  const number = bytes.readUInt32LE(at + 4);
  if (length < tagBytes || length > maxSealedBytes || at + 12 + length > bytes.byteLength) return undefined;
  // No record is shorter than its overhead, so its number cannot be further on: keeps the search cheap.
  if (number < leastNumber || number > bytes.byteLength / recordOverheadBytes) return undefined;
  const record = bytes.subarray(at, at + 12 + length);
  return recordCrc(record) === record.readUInt32LE(8) ? { number, sealed: record.subarray(12) } : undefined;
}

function openRecord(key: Buffer, number: number, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number));
  const end = sealed.byteLength - tagBytes;
  decipher.setAuthTag(sealed.subarray(end));
  const payload = decipher.update(sealed.subarray(0, end));
  decipher.final();
  return payload;
}

function nonceOf(number: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32LE(number, 8);
  return nonce;
}

function recordCrc(record: Buffer): number {
  return crc32(record.subarray(12), crc32(record.subarray(0, 8)));
}
