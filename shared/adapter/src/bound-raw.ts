/** How much of a provider's own JSON travels with a message, in bytes of UTF-8. */
const maxRawBytes = 32 * 1024;

/**
 * The provider's JSON, or a note in its place when it is larger than `maxRawBytes`: the message itself must
 * never be lost to what merely came along with it.
 * @throws when the value has no JSON form (a cycle, a bigint): a fault of the adapter's parser.
 */
export function boundRaw(raw: unknown): unknown {
  const json = JSON.stringify(raw);
  if (json === undefined) return null;
  // A UTF-16 unit takes at most three bytes: most payloads need no second look.
  if (json.length * 3 <= maxRawBytes) return raw;
  const bytes = Buffer.byteLength(json);
  return bytes <= maxRawBytes ? raw : { kanalTruncated: true, bytes };
}
