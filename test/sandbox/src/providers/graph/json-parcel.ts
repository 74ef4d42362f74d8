import type { Parcel, ParcelEntry } from '../../core/delivery.js';
import { signBody, toEscapedJson } from './sign.js';
import type { WebhookSettings } from './webhook-settings.js';

const maxPauseMs = 5_000;

/**
 * Makes a signed parcel of a webhook's body. As with Meta, anything but a 200 is tried again, at once and then less and
 * less often; Meta goes on for up to 7 days, the sandbox for `maxRetries`. Assumed, because not published: 10 s to
 * connect and to answer.
 */
export function jsonParcel(
  settings: WebhookSettings,
  payload: unknown,
  entries: readonly [ParcelEntry, ...ParcelEntry[]],
): Parcel {
  const { appSecret, webhookUrl, retryPauseMs = 100, maxRetries = 7 } = settings;
  const body = toEscapedJson(payload);
  return {
    url: webhookUrl,
    entries,
    body,
    headers: (signature) => ({
      'content-type': 'application/json',
      'user-agent': 'facebookexternalua',
      'x-hub-signature-256': signBody(signature === 'right' ? appSecret : `${appSecret}-forged`, body),
    }),
    retry: {
      connectTimeoutMs: 10_000,
      responseTimeoutMs: 10_000,
      totalTimeoutMs: 7 * 24 * 3_600_000,
      maxRetries,
      pauseMs: (retry) => (retry === 1 ? 0 : Math.min(retryPauseMs * 2 ** (retry - 2), maxPauseMs)),
      shouldRetry: (outcome) => outcome.kind === 'failed' || outcome.status !== 200,
    },
  };
}
