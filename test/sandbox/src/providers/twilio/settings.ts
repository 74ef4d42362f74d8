import type { ProviderContext } from '../../core/provider-context.js';
import type { OptOutMode } from './opt-outs.js';

/** The account at Twilio the sandbox plays. */
export interface TwilioSettings {
  readonly accountSid: string;
  readonly authToken: string;
  /** The number citizens write to, E.164. */
  readonly number: string;
  /** Where inbound messages are posted; the fragment may hold connection overrides. */
  readonly webhookUrl: string;
  /** The URL the product believes to have, which is signed; without it `webhookUrl`. */
  readonly webhookPublicUrl?: string | undefined;
  readonly optOut?: OptOutMode | undefined;
  /** Time before each status callback, counted from the one before. Default 20, 80 and 300 ms. */
  readonly statusDelaysMs?:
    | { readonly queued: number; readonly sent: number; readonly delivered: number }
    | undefined;
  /** Pause before a webhook is tried again. Default 100 ms. */
  readonly retryPauseMs?: number | undefined;
}

/** What every part of the Twilio provider works with. */
export type TwilioContext = TwilioSettings & ProviderContext;
