import type { ChannelAdapter } from '@kanal/adapter';
import type { OutboundMessage, SendResult } from '@kanal/contracts';
import type { Log } from '@kanal/runtime';
import type { MessageListInstanceCreateOptions } from 'twilio/lib/rest/api/v2010/account/message.js';
import { readAddress } from '../../address.js';
import { fitText } from '../../fit-text.js';
import type { TwilioClient } from './client.js';
import { maxSegments, validityPeriodSeconds } from './limits.js';
import { alertOfAnswer, toSendResult } from './to-send-result.js';

/** What sending needs. */
export interface SendOptions {
  readonly client: TwilioClient;
  /** Where Twilio reports what becomes of a message; the reply's id is added. */
  readonly statusUrl: string;
  /** Chooses the route; the sender stays the number the citizen wrote to. */
  readonly messagingServiceSid: string | undefined;
  readonly now: () => number;
  readonly log: Log;
}

/** How Twilio repeats a callback we could not take: five times, for whatever reason, each with 5 s to answer. */
const connectionOverrides = 'rc=5&rp=all&rt=5000';

/** Sends a reply by one call to Twilio. What can be known before is rejected without a call. */
export function createSend(options: SendOptions): ChannelAdapter['send'] {
  const { client, log } = options;
  return async (message, signal) => {
    const recipient = readAddress(message.to);
    if (recipient.kind !== 'phone') return rejected('KANAL_SMS_NO_REPLY', `the sender was ${recipient.kind}`);
    const { text, segments } = fitText(message.text);
    if (segments > maxSegments) {
      return rejected('KANAL_SMS_TOO_LONG', `${segments} parts; at most ${maxSegments} are sent`);
    }
    const answer = await client.createMessage(toCreate(message, recipient.e164, text, options), signal);
    const alert = alertOfAnswer(answer);
    if (alert) log.error({ outboundId: message.id, ...alert }, 'twilio.alert');
    return toSendResult(answer);
  };
}

function toCreate(
  message: OutboundMessage,
  to: string,
  body: string,
  { statusUrl, messagingServiceSid, now }: SendOptions,
): MessageListInstanceCreateOptions {
  const validityPeriod = validityPeriodSeconds(message.expiresAt, now());
  return {
    to,
    from: message.account,
    body,
    // The fragment is for Twilio: https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
    statusCallback: `${statusUrl}?out=${message.id}#${connectionOverrides}`,
    ...(messagingServiceSid !== undefined && { messagingServiceSid }),
    ...(validityPeriod !== undefined && { validityPeriod }),
  };
}

function rejected(code: string, reason: string): SendResult {
  return { outcome: 'rejected', code, reason };
}
