import { type GraphError, graphErrors } from './errors.js';
import type { WhatsAppSettings } from './settings.js';
import { appSecretProof } from './sign.js';

/** Whether a call may be answered, and what is wrong with it otherwise. */
export interface Authorization {
  readonly error: GraphError | undefined;
  readonly violations: readonly string[];
}

/** Whether the header carries the account's token. */
export function hasToken(header: string | undefined, { token }: WhatsAppSettings): boolean {
  return header === `Bearer ${token}`;
}

/**
 * Checks the token and the `appsecret_proof` made with it, which the account requires of every call to the Graph API.
 * A call without either is a violation: it would work only for an account that has left the requirement off.
 */
export function authorize(
  { authorization, proof }: { readonly authorization: string | undefined; readonly proof: unknown },
  settings: WhatsAppSettings,
): Authorization {
  if (!hasToken(authorization, settings)) {
    return { error: graphErrors.token, violations: ['the access token is missing or wrong'] };
  }
  if (proof === undefined) return { error: graphErrors.noProof, violations: ['appsecret_proof is missing'] };
  if (proof !== appSecretProof(settings.appSecret, settings.token)) {
    return { error: graphErrors.wrongProof, violations: ['appsecret_proof is wrong'] };
  }
  return { error: undefined, violations: [] };
}
