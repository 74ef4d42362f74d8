/** Bytes of no use to anybody later: previews of pictures. */
const leftOut: ReadonlySet<string> = new Set(['jpegThumbnail', 'thumbnail', 'messageContextInfo']);
const maxDepth = 24;

/**
 * What the library gives us, as JSON: bytes in base64, 64-bit numbers as numbers, previews left out. Never throws,
 * whatever a sender put into it.
 */
export function plainJson(value: unknown, depth = 0): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'function' || typeof value === 'symbol' || depth > maxDepth) return null;
  if (typeof value !== 'object') return value;
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map((item) => plainJson(item, depth + 1));
  if (isLong(value)) return value.toNumber();
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([name, of]) => of !== null && of !== undefined && typeof of !== 'function' && !leftOut.has(name),
      )
      .map(([name, of]) => [name, plainJson(of, depth + 1)]),
  );
}

function isLong(value: object): value is { toNumber(): number } {
  return 'low' in value && 'high' in value && 'toNumber' in value && typeof value.toNumber === 'function';
}
