import type { Publication } from '@kanal/contracts';

/**
 * A publication as bytes: length (u32) of everything but its body as JSON, that JSON, the body as it is.
 * The way back is `decodePublication`.
 */
export function encodePublication({ body, ...rest }: Publication): Buffer {
  const head = Buffer.from(JSON.stringify(rest));
  const length = Buffer.allocUnsafe(4);
  length.writeUInt32LE(head.byteLength);
  return Buffer.concat([length, head, body]);
}

/** The publication that `encodePublication` wrote. Its bytes were sealed, so they are believed. */
export function decodePublication(bytes: Buffer): Publication {
  const bodyAt = 4 + bytes.readUInt32LE(0);
  const head = JSON.parse(bytes.toString('utf8', 4, bodyAt)) as Omit<Publication, 'body'>;
  return { ...head, body: bytes.subarray(bodyAt) };
}
