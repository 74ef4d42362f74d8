import type { ProviderContext } from '../../core/provider-context.js';

/** The number at Meta's Cloud API the sandbox plays. */
export interface WhatsAppSettings {
  /** Signs webhooks, and proves that a call comes from who holds it. */
  readonly appSecret: string;
  /** Opens the API. */
  readonly token: string;
  readonly phoneNumberId: string;
  /** The number citizens write to, E.164; webhooks show it without the plus sign. */
  readonly number: string;
  /** Where the product listens. */
  readonly webhookUrl: string;
  /** Time before each status callback, counted from the one before; without `read` the citizen never reads. */
  readonly statusDelaysMs?:
    | { readonly sent: number; readonly delivered: number; readonly read?: number | undefined }
    | undefined;
  /** The pause before the second retry, doubled for each later one; the first retry comes at once. Default 100 ms. */
  readonly retryPauseMs?: number | undefined;
  /** Retries of a webhook that is not answered 200. Default 7, in the default pauses some 6 s. */
  readonly maxRetries?: number | undefined;
}

/** What every part of the WhatsApp provider works with. */
export type WhatsAppContext = WhatsAppSettings & ProviderContext;

/** The provider's name in the ledger. */
export const providerName = 'whatsapp-cloud';

/** The account the number belongs to: of no one, and of no use to the product but as an opaque text. */
export const businessAccountId = '100000000001708';
