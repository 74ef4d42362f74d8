/** Later than this a count of seconds would be: in milliseconds it is the year 1973. */
const mostSeconds = 100_000_000_000;

const firstOfYear10000 = Date.UTC(10_000, 0);

/**
 * A timestamp of Meta's as an ISO instant: WhatsApp writes seconds in a string, Messenger milliseconds in a number, and
 * some fields seconds in a number. Undefined when it is none of them.
 */
export function readInstant(value: unknown): string | undefined {
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number) || number <= 0) return undefined;
  const date = new Date(number < mostSeconds ? number * 1000 : number);
  // A year of five digits is written with a sign, which no contract of ours takes.
  return date.getTime() < firstOfYear10000 ? date.toISOString() : undefined;
}
