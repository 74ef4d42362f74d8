/** Longest webhook body we read, in bytes: a `Body` of 1,600 characters is at most 20 KB as a form, ten URLs as much again. */
export const maxWebhookBytes = 128 * 1024;

/**
 * Most fields of a form we check: ten files and all that Twilio adds are under a hundred. Checking a signature sorts the
 * fields, several times a token: 32,000 of them, which fit into `maxWebhookBytes`, took 95 ms (2 cores, November 2026).
 */
export const maxFormFields = 500;

/** Parts one reply may take. Each is paid for, and beyond three carriers drop or reorder them. */
export const maxSegments = 3;

/**
 * For how many seconds Twilio may keep a message in its queue, of what is left of the reply's time: 1 to 36,000.
 * Undefined when the reply may go out at any time: then Twilio takes the 36,000.
 * https://www.twilio.com/docs/messaging/api/message-resource (ValidityPeriod)
 */
export function validityPeriodSeconds(expiresAt: string | undefined, nowMs: number): number | undefined {
  if (expiresAt === undefined) return undefined;
  const seconds = Math.floor((Date.parse(expiresAt) - nowMs) / 1000);
  return Math.min(36_000, Math.max(1, seconds));
}
