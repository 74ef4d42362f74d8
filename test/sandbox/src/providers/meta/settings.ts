import type { ProviderContext } from '../../core/provider-context.js';
import type { ContentNetwork } from '../graph/signed-path.js';
import type { WebhookSettings } from '../graph/webhook-settings.js';

/** The Facebook Page and the Instagram account the sandbox plays, both reached by one webhook. */
export interface MetaSettings extends WebhookSettings {
  /** The product's app at Meta, as echoes name it: digits. */
  readonly appId: string;
  readonly pageId: string;
  /** Opens the API for the Page: Messenger and comments on its posts. */
  readonly pageToken: string;
  /** The Instagram professional account: digits. */
  readonly instagramId: string;
  /** Opens the API for the Instagram account; the Page's token where the login is Facebook's. */
  readonly instagramToken: string;
  /** Where the product hears of people who want their data deleted. */
  readonly dataDeletionUrl?: string | undefined;
  /** Time before each event about a message of ours, counted from the one before; without `read` nobody reads. */
  readonly statusDelaysMs?:
    | { readonly echo: number; readonly delivered: number; readonly read?: number | undefined }
    | undefined;
}

/** What every part of the provider works with. */
export type MetaContext = MetaSettings &
  ProviderContext & {
    /** Nobody else plays the Graph API here: a call about nothing known is ours to refuse. */
    readonly isOnlyGraph: boolean;
  };

/** The provider's name in the ledger. */
export const providerName = 'meta';

/** Where citizens' files are. How long an address is good is not published; assumed is an hour. */
export function contentNetwork({ appSecret }: MetaSettings): ContentNetwork {
  return { path: '/meta-media-cdn', appSecret, validMs: 3_600_000 };
}
