/** The first id of X's that holds a time, and what they count from. */
const snowflakeEpochMs = 1_288_834_974_657n;

const firstOfYear10000 = Date.UTC(10_000, 0);

/**
 * A time of X's as epoch milliseconds: ISO text in the API's second version, milliseconds in a string in what is left
 * of the first. Undefined when it is neither.
 */
export function readInstantMs(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const ms = /^\d{1,16}$/.test(value) ? Number(value) : Date.parse(value);
  return Number.isFinite(ms) && ms > 0 && ms < firstOfYear10000 ? ms : undefined;
}

/** When what has this id was made, to the millisecond. https://docs.x.com/fundamentals/x-ids */
export function instantMsOfId(id: string): number {
  return Number((BigInt(id) >> 22n) + snowflakeEpochMs);
}

/** `sentAt` of a draft; nothing when there is no time. */
export function sentAt(ms: number | undefined): { readonly sentAt?: string } {
  return ms === undefined ? {} : { sentAt: new Date(ms).toISOString() };
}
