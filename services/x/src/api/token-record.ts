import { createHash } from 'node:crypto';
import { z } from 'zod';

/** What is kept of our account's tokens; the kit seals it. */
export const tokenRecordSchema = z.strictObject({
  /** Hash of the refresh token of the configuration that these tokens descend from. */
  seed: z.string(),
  /** Hashes of seeds that were replaced, the latest first: a process that still has one of them must not bring it back. */
  oldSeeds: z.array(z.string()),
  refreshToken: z.string(),
  access: z.strictObject({ token: z.string(), expiresAtMs: z.int() }).optional(),
  /** Who exchanges `refreshToken` now, and until when nobody else does. */
  lease: z.strictObject({ owner: z.string(), untilMs: z.int() }).optional(),
  /** X takes `refreshToken` no more: only a person can help. */
  revokedAtMs: z.int().optional(),
});

/** What is kept of our account's tokens. */
export type TokenRecord = Readonly<z.infer<typeof tokenRecordSchema>>;

const maxOldSeeds = 20;

/** Known again by its hash, which tells nothing of a random token. A token belongs to the app it was given to. */
export function seedOf(clientId: string, refreshToken: string): string {
  return createHash('sha256').update(`${clientId}\n${refreshToken}`).digest('base64url');
}

/**
 * The record a process goes by: what stands there, unless its configuration has a refresh token that was never used,
 * which then takes over.
 */
export function adoptSeed(
  standing: TokenRecord | undefined,
  clientId: string,
  refreshToken: string,
): TokenRecord {
  const seed = seedOf(clientId, refreshToken);
  if (standing && (standing.seed === seed || standing.oldSeeds.includes(seed))) return standing;
  const oldSeeds = standing ? [standing.seed, ...standing.oldSeeds].slice(0, maxOldSeeds) : [];
  return { seed, oldSeeds, refreshToken };
}

/** What to do about tokens, decided from the record alone. */
export type TokenStep =
  | { readonly step: 'use'; readonly token: string; readonly expiresAtMs: number }
  | { readonly step: 'refresh' }
  | { readonly step: 'wait' }
  | { readonly step: 'revoked' };

/** An access token is renewed this long before X stops taking it: longer than any call lasts. */
export const renewalMarginMs = 5 * 60_000;

/** While somebody else renews it, it is good until shortly before its end. */
const lastMomentMs = 30_000;

/** @param refused an access token that X no longer takes, whatever its time says. */
export function nextTokenStep(record: TokenRecord, nowMs: number, refused?: string): TokenStep {
  const { access, lease, revokedAtMs } = record;
  const leftMs = access && access.token !== refused ? access.expiresAtMs - nowMs : 0;
  const use = access && ({ step: 'use', token: access.token, expiresAtMs: access.expiresAtMs } as const);
  if (use && leftMs > renewalMarginMs) return use;
  if (revokedAtMs !== undefined) return use && leftMs > 0 ? use : { step: 'revoked' };
  if (lease && lease.untilMs > nowMs) return use && leftMs > lastMomentMs ? use : { step: 'wait' };
  return { step: 'refresh' };
}
