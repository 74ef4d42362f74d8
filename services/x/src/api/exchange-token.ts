import { z } from 'zod';
import type { CallX } from './call-x.js';
import { refreshTokenCode, type XErrorRow } from './errors.js';

/** What came of handing in a refresh token. */
export type Exchanged =
  | {
      readonly exchanged: 'yes';
      readonly accessToken: string;
      readonly refreshToken: string;
      readonly expiresInMs: number;
    }
  /** X does not know it, or knows it no more. */
  | { readonly exchanged: 'revoked'; readonly row: XErrorRow }
  /** X does not know the app. */
  | { readonly exchanged: 'misconfigured' }
  /** X may have taken it, and given a new pair that never came. */
  | { readonly exchanged: 'unclear'; readonly cause: string }
  /** Certainly not taken: no connection, or too many calls. */
  | { readonly exchanged: 'not-connected' };

/** The app, and how X is called. */
export interface ExchangeOptions {
  readonly callX: CallX;
  readonly clientId: string;
  readonly clientSecret: string;
}

const pairSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive().max(1_000_000),
});

/**
 * Hands in a refresh token for a new pair: it is good for this one call. Never rejects.
 * https://docs.x.com/fundamentals/authentication/oauth-2-0/user-access-token
 */
export async function exchangeToken(
  refreshToken: string,
  signal: AbortSignal,
  { callX, clientId, clientSecret }: ExchangeOptions,
): Promise<Exchanged> {
  const answer = await callX(
    { clientId, clientSecret },
    (client) => client.refreshOAuth2Token(refreshToken),
    signal,
  );
  switch (answer.answer) {
    case 'done': {
      const pair = pairSchema.safeParse(answer.data).data;
      if (!pair) return { exchanged: 'unclear', cause: 'an answer without tokens' };
      return {
        exchanged: 'yes',
        accessToken: pair.access_token,
        refreshToken: pair.refresh_token,
        expiresInMs: Math.floor(pair.expires_in * 1000),
      };
    }
    case 'refused':
      if (answer.status === 429) return { exchanged: 'not-connected' };
      if (answer.row?.code === refreshTokenCode) return { exchanged: 'revoked', row: answer.row };
      return { exchanged: 'misconfigured' };
    case 'not-connected':
      return { exchanged: 'not-connected' };
    case 'none':
      return { exchanged: 'unclear', cause: answer.cause };
  }
}
