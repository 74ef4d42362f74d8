import { type ChannelAdapter, createCallHttp, type ParsedWebhook, type WebhookRoute } from '@kanal/adapter';
import type { Log } from '@kanal/runtime';
import { createTwilioClient } from './client.js';
import { alertOf } from './errors.js';
import { maxWebhookBytes } from './limits.js';
import { mediaSource } from './media.js';
import { parseInbound, parseStatus } from './parse.js';
import { createSend } from './send.js';
import { verify } from './verify.js';

/** The account at Twilio and how we are reached. */
export interface TwilioAdapterOptions {
  readonly accountSid: string;
  /** The newest first. */
  readonly authTokens: readonly string[];
  /** Without a slash at the end, as is `publicBaseUrl`. */
  readonly apiBaseUrl: string;
  readonly publicBaseUrl: string;
  readonly messagingServiceSid: string | undefined;
  readonly messagesPerSecond: number;
  readonly now: () => number;
  readonly log: Log;
}

const inboundPath = '/webhooks/sms/twilio';
const statusPath = `${inboundPath}/status`;

/** Nothing for Twilio to do: replies go out by the API, when they are ready. https://www.twilio.com/docs/messaging/twiml */
const emptyTwiml = { contentType: 'text/xml', body: '<?xml version="1.0" encoding="UTF-8"?><Response/>' };

/** A person is answered message by message; only a machine that answers our answers needs to be slowed down. */
const recipientRate = { perSecond: 0.5, burst: 5 };

/** SMS by Twilio's Programmable Messaging. */
export function createTwilioAdapter(options: TwilioAdapterOptions): ChannelAdapter {
  const { accountSid, authTokens, apiBaseUrl, publicBaseUrl, messagesPerSecond, now } = options;
  const [authToken = ''] = authTokens;
  const route: Omit<WebhookRoute, 'name' | 'path' | 'parse'> = {
    method: 'POST',
    maxBodyBytes: maxWebhookBytes,
    answer: emptyTwiml,
    verify: (request) => verify(request, { authTokens, publicBaseUrl }),
  };
  return {
    name: 'sms',
    channels: ['sms'],
    provider: 'twilio',
    routes: [
      {
        ...route,
        name: 'twilio.inbound',
        path: inboundPath,
        parse: (request) => parseInbound(request, accountSid),
      },
      {
        ...route,
        name: 'twilio.status',
        path: statusPath,
        parse: (request) => {
          const parsed = parseStatus(request, accountSid);
          logAlerts(parsed, options.log);
          return parsed;
        },
      },
    ],
    rates: {
      account: { perSecond: messagesPerSecond, burst: messagesPerSecond },
      recipient: recipientRate,
    },
    send: createSend({
      client: createTwilioClient({ accountSid, authToken, apiBaseUrl, now, callHttp: createCallHttp() }),
      statusUrl: `${publicBaseUrl}${statusPath}`,
      messagingServiceSid: options.messagingServiceSid,
      now,
      log: options.log,
    }),
    media: async (providerRef) => mediaSource(providerRef, { accountSid, authToken, apiBaseUrl }),
  };
}

/** A suspended account and a filtering carrier are told by callback only. Parsing itself stays pure, hence here. */
function logAlerts({ statuses }: ParsedWebhook, log: Log): void {
  for (const { outboundId, code } of statuses) {
    const alert = alertOf(Number(code));
    if (alert) log.error({ outboundId, ...alert }, 'twilio.alert');
  }
}
