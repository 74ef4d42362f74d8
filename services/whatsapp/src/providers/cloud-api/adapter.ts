import { type ChannelAdapter, createCallHttp, type ParsedWebhook, type WebhookRoute } from '@kanal/adapter';
import { alertOf, createGraph } from '@kanal/graph';
import type { Log } from '@kanal/runtime';
import { cloudApiDialect } from './errors.js';
import { maxWebhookBytes, pairRate } from './limits.js';
import { mediaSource } from './media.js';
import { parseEvents } from './parse.js';
import { type ApprovedTemplate, createSend } from './send.js';
import { verify } from './verify.js';

/** The app at Meta, its numbers, and how both are reached. */
export interface CloudApiAdapterOptions {
  /** The newest first. */
  readonly appSecrets: readonly string[];
  readonly verifyToken: string;
  /** The access token of each of our numbers, by its id. */
  readonly tokens: ReadonlyMap<string, string>;
  /** Without a slash at the end. */
  readonly apiBaseUrl: string;
  readonly apiVersion: string;
  readonly messagesPerSecond: number;
  readonly template: ApprovedTemplate | undefined;
  readonly marksRead: boolean;
  readonly log: Log;
}

const path = '/webhooks/whatsapp/cloud-api';

/** WhatsApp by Meta's Cloud API: all our numbers at one address. */
export function createCloudApiAdapter(options: CloudApiAdapterOptions): ChannelAdapter {
  const { appSecrets, verifyToken, tokens, messagesPerSecond, template, marksRead, log } = options;
  const accounts: ReadonlySet<string> = new Set(tokens.keys());
  const graph = createGraph({
    baseUrl: options.apiBaseUrl,
    version: options.apiVersion,
    appSecret: appSecrets[0] ?? '',
    callHttp: createCallHttp(),
  });
  const route: Omit<WebhookRoute, 'name' | 'method' | 'parse'> = {
    path,
    maxBodyBytes: maxWebhookBytes,
    answer: { contentType: 'text/plain', body: '' },
    verify: (request) => verify(request, { appSecrets, verifyToken }),
  };
  return {
    name: 'whatsapp',
    channels: ['whatsapp'],
    provider: 'cloud-api',
    routes: [
      {
        ...route,
        name: 'cloud-api.handshake',
        method: 'GET',
        // Never reached: a GET is a handshake or forged.
        parse: () => ({ messages: [], statuses: [], ignored: [], malformed: [] }),
      },
      {
        ...route,
        name: 'cloud-api.events',
        method: 'POST',
        parse: (request) => {
          const parsed = parseEvents(request, accounts);
          logAlerts(parsed, log);
          return parsed;
        },
      },
    ],
    rates: {
      account: { perSecond: messagesPerSecond, burst: messagesPerSecond },
      recipient: pairRate,
    },
    send: createSend({ graph, tokens, template, marksRead, log, now: Date.now }),
    media: (mediaId, account, signal) => mediaSource(mediaId, account, signal, { graph, tokens }),
  };
}

/** What Meta finds out after it has taken a message is told by callback only. Parsing itself stays pure, hence here. */
function logAlerts({ statuses }: ParsedWebhook, log: Log): void {
  for (const { outboundId, account, code } of statuses) {
    const alert = code === undefined ? undefined : alertOf(cloudApiDialect, Number(code));
    if (alert) log.error({ outboundId, account, ...alert }, 'cloud-api.alert');
  }
}
