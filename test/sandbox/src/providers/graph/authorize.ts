import { type GraphError, graphErrors } from './errors.js';
import { appSecretProof } from './sign.js';

/** Whether a call may be answered, and what is wrong with it otherwise. */
export interface Authorization {
  readonly error: GraphError | undefined;
  readonly violations: readonly string[];
}

/** What opens the API for one account. */
export interface Credentials {
  readonly appSecret: string;
  readonly token: string;
}

/** Whether the header carries the account's token. */
export function hasToken(header: string | undefined, { token }: Pick<Credentials, 'token'>): boolean {
  return header === `Bearer ${token}`;
}

/**
 * Checks the token and the `appsecret_proof` made with it, which the account requires of every call to the Graph API.
 * A call without either is a violation: it would work only for an account that has left the requirement off.
 */
export function authorize(
  { authorization, proof }: { readonly authorization: string | undefined; readonly proof: unknown },
  credentials: Credentials,
): Authorization {
  if (!hasToken(authorization, credentials)) {
    return { error: graphErrors.token, violations: ['the access token is missing or wrong'] };
  }
  if (proof === undefined) return { error: graphErrors.noProof, violations: ['appsecret_proof is missing'] };
  if (proof !== appSecretProof(credentials.appSecret, credentials.token)) {
    return { error: graphErrors.wrongProof, violations: ['appsecret_proof is wrong'] };
  }
  return { error: undefined, violations: [] };
}
