import type { ProviderContext } from '../../core/provider-context.js';

/** The account at X the sandbox plays, with the product's app there. */
export interface XSettings {
  /** Where the product listens; known to X, with every subscription, from the start. */
  readonly webhookUrl: string;
  /** Signs webhooks and answers challenges: the app's API secret key. */
  readonly consumerSecret: string;
  readonly clientId: string;
  /** Without it the app is a public client. */
  readonly clientSecret?: string | undefined;
  /** The first refresh token, as an operator gets it by authorizing the app. Used once. */
  readonly refreshToken: string;
  /** An access token that is good from the start, if the product is given one. */
  readonly accessToken?: string | undefined;
  /** Opens what an app may do by itself. */
  readonly bearerToken: string;
  /** The account: digits. */
  readonly userId: string;
  /** Its name without the @. */
  readonly username: string;
  /** Credits to begin with, US dollars. Default 100. */
  readonly balanceUsd?: number | undefined;
  /** How long an access token is good. Default 2 hours. */
  readonly accessTokenMs?: number | undefined;
  /** Length of the windows of 15 minutes. */
  readonly rateWindowMs?: number | undefined;
  /** Which secrets sign a webhook; an app that has only a client secret gets only that signature. Default `consumer`. */
  readonly signatures?: 'consumer' | 'both' | 'client' | undefined;
  /** A refresh token used twice ends the tokens that came of it, too. Default: it is refused, and that is all. */
  readonly doesReuseRevoke?: boolean | undefined;
  /** The pause before the first retry of a webhook, doubled for each later one. Default 250 ms. */
  readonly retryPauseMs?: number | undefined;
}

/** What every part of the provider works with. */
export type XContext = XSettings & ProviderContext;

/** The provider's name in the ledger. */
export const providerName = 'x';
