import { formParcel } from './form-parcel.js';
import type { MessageStatus, TwilioMessage } from './message.js';
import type { TwilioContext } from './settings.js';

/**
 * Lets a message travel: queued, sent, then delivered or, with an error code, undelivered. Each state is posted to the
 * status callback, if there is one, in order unless a fault says otherwise. Ends early when the sandbox closes.
 */
export async function reportStatuses(
  context: TwilioContext,
  message: TwilioMessage,
  statusCallback: string | undefined,
  errorCode: number | undefined,
): Promise<void> {
  const delaysMs = context.statusDelaysMs ?? { queued: 20, sent: 80, delivered: 300 };
  const last: MessageStatus = errorCode === undefined ? 'delivered' : 'undelivered';
  const steps: readonly (readonly [MessageStatus, number])[] = [
    ['queued', delaysMs.queued],
    ['sent', delaysMs.sent],
    [last, delaysMs.delivered],
  ];
  for (const [status, delayMs] of steps) {
    await context.clock.sleep(delayMs, context.signal);
    const nowMs = context.clock.nowMs();
    message.status = status;
    message.updatedMs = nowMs;
    if (status === 'sent') message.sentMs = nowMs;
    if (status === 'undelivered') message.errorCode = errorCode;
    if (statusCallback === undefined) continue;
    await context.delivery.deliver(
      formParcel(context, {
        publicUrl: statusCallback,
        params: callbackParams(context.accountSid, message, nowMs),
        citizen: message.to,
        messageId: message.sid,
        about: { kind: 'callback', status },
      }),
    );
  }
}

/** https://www.twilio.com/docs/messaging/guides/track-outbound-message-status */
function callbackParams(accountSid: string, message: TwilioMessage, nowMs: number): Record<string, string> {
  const { sid, status, errorCode } = message;
  const isFinal = status === 'delivered' || status === 'undelivered';
  return {
    SmsSid: sid,
    SmsStatus: status,
    MessageStatus: status,
    To: message.to,
    MessageSid: sid,
    AccountSid: accountSid,
    From: message.from,
    ApiVersion: '2010-04-01',
    ...(errorCode === undefined ? {} : { ErrorCode: String(errorCode) }),
    // YYMMDDhhmm, as carriers write it.
    ...(isFinal ? { RawDlrDoneDate: new Date(nowMs).toISOString().replace(/\D/g, '').slice(2, 12) } : {}),
  };
}
