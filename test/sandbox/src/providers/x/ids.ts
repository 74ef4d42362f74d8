import { createHash } from 'node:crypto';

/** When X began to count: 2010-11-04T01:42:54.657Z. */
const epochMs = 1_288_834_974_657n;

/** Ids of posts and messages: the time in milliseconds, then a count; each is greater than the one before. */
export function createSnowflakes(nowMs: () => number): () => string {
  let last = 0n;
  return () => {
    const first = (BigInt(nowMs()) - epochMs) << 22n;
    last = first > last ? first : last + 1n;
    return String(last);
  };
}

/** When the thing of this id was made, milliseconds since the epoch. */
export function timeOfSnowflake(id: string): number {
  return Number((BigInt(id) >> 22n) + epochMs);
}

/** An id of a person: 18 digits, the same for the same name. */
export function userIdOf(name: string): string {
  return String(100_000_000_000_000_000n + (hashOf(`x user ${name}`) % 800_000_000_000_000_000n));
}

/** As X numbers deliveries that are of no post: a whole number of 64 bits, which may be negative. */
export function eventUuid(text: string): string {
  return String(BigInt.asIntN(64, hashOf(text)));
}

/** Orders ids of any length by age. */
export function compareIds(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);
}

function hashOf(text: string): bigint {
  return BigInt(`0x${createHash('sha256').update(text).digest('hex')}`);
}
