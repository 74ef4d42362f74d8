import type { ProviderContext } from '../../core/provider-context.js';
import type { ContentNetwork } from '../graph/signed-path.js';
import type { WebhookSettings } from '../graph/webhook-settings.js';

/** The number at Meta's Cloud API the sandbox plays. */
export interface WhatsAppSettings extends WebhookSettings {
  /** Opens the API. */
  readonly token: string;
  readonly phoneNumberId: string;
  /** The number citizens write to, E.164; webhooks show it without the plus sign. */
  readonly number: string;
  /** `known`: who writes by another way than the sandbox, as under load, can be answered. Default: `unknown`. */
  readonly strangers?: 'known' | 'unknown';
  /** Time before each status callback, counted from the one before; without `read` the citizen never reads. */
  readonly statusDelaysMs?:
    | { readonly sent: number; readonly delivered: number; readonly read?: number | undefined }
    | undefined;
}

/** What every part of the WhatsApp provider works with. */
export type WhatsAppContext = WhatsAppSettings & ProviderContext;

/** The provider's name in the ledger. */
export const providerName = 'whatsapp-cloud';

/** The account the number belongs to: of no one, and of no use to the product but as an opaque text. */
export const businessAccountId = '100000000001708';

/** Where citizens' files are; an address is good for 5 minutes. */
export function contentNetwork({ appSecret }: WhatsAppSettings): ContentNetwork {
  return { path: '/whatsapp-media-cdn', appSecret, validMs: 5 * 60_000 };
}
