import { jsonParcel } from '../graph/json-parcel.js';
import { envelope, statusValue } from './envelope.js';
import type { SentMessage } from './sent-message.js';
import { providerName, type WhatsAppContext } from './settings.js';

/**
 * Lets a message travel: sent, delivered and, if the settings say so, read; or, with an error code, sent and failed.
 * Each state is posted to the webhook, in order unless a fault says otherwise. Ends early when the sandbox closes.
 */
export async function reportStatuses(
  context: WhatsAppContext,
  message: SentMessage,
  errorCode: number | undefined,
): Promise<void> {
  const delaysMs = context.statusDelaysMs ?? { sent: 80, delivered: 300 };
  const steps: [string, number][] = [
    ['sent', delaysMs.sent],
    [errorCode === undefined ? 'delivered' : 'failed', delaysMs.delivered],
  ];
  if (delaysMs.read !== undefined && errorCode === undefined) steps.push(['read', delaysMs.read]);
  for (const [status, delayMs] of steps) {
    await context.clock.sleep(delayMs, context.signal);
    const value = statusValue(context, statusObject(message, status, context.clock.nowMs(), errorCode));
    await context.delivery.deliver(
      jsonParcel(context, envelope([value]), [
        {
          kind: 'callback',
          provider: providerName,
          citizen: message.citizen.name,
          messageId: message.id,
          status,
          params: value,
        },
      ]),
    );
  }
}

/** https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components#statuses-object */
function statusObject(
  { id, citizen, callbackData }: SentMessage,
  status: string,
  nowMs: number,
  errorCode: number | undefined,
): Record<string, unknown> {
  return {
    id,
    status,
    timestamp: String(Math.floor(nowMs / 1_000)),
    ...(citizen.waId === undefined ? {} : { recipient_id: citizen.waId }),
    recipient_user_id: citizen.userId,
    ...(callbackData === undefined ? {} : { biz_opaque_callback_data: callbackData }),
    ...(status === 'failed' && errorCode !== undefined
      ? { errors: [failure(errorCode)] }
      : { pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: 'service' } }),
  };
}

function failure(code: number): Record<string, unknown> {
  const title = code === 131_026 ? 'Message undeliverable' : 'Message failed to send';
  return {
    code,
    title,
    message: title,
    error_data: { details: 'Message failed to be delivered.' },
    href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
  };
}
