import { type ChannelAdapter, createCallHttp, type WebhookRoute } from '@kanal/adapter';
import { createGraph, type Graph } from '@kanal/graph';
import type { Log } from '@kanal/runtime';
import type { Login, MetaAccounts } from './accounts.js';
import { dataDeletionRoutes } from './data-deletion.js';
import { maxWebhookBytes, recipientRate } from './limits.js';
import { lookUpMention } from './look-up-mention.js';
import { mediaSource } from './media.js';
import { type Ours, parseEvents } from './parse.js';
import { createSend } from './send.js';
import { verify } from './verify.js';

/** The app at Meta, its accounts, and how both are reached. */
export interface MetaAdapterOptions {
  /** The newest first. */
  readonly appSecrets: readonly string[];
  /** Of the app's Instagram app, the newest first; empty when it is the same. */
  readonly instagramAppSecrets: readonly string[];
  readonly appIds: readonly string[];
  readonly verifyToken: string;
  readonly accounts: MetaAccounts;
  /** Where the API of each way an account can be connected is, without a slash at the end. */
  readonly apiBaseUrls: Readonly<Record<Login, string>>;
  readonly apiVersion: string;
  readonly publicBaseUrl: string;
  readonly messagesPerSecond: number;
  readonly now: () => number;
  readonly log: Log;
}

const path = '/webhooks/meta';

/** Messenger, Instagram and Facebook comments by Meta's Graph API: all our pages and accounts at one address. */
export function createMetaAdapter(options: MetaAdapterOptions): ChannelAdapter {
  const { appSecrets, instagramAppSecrets, accounts, verifyToken, messagesPerSecond, now, log } = options;
  const ours: Ours = { accounts, appIds: new Set(options.appIds) };
  const callHttp = createCallHttp();
  const graphOf = (login: Login, [appSecret = '']: readonly string[]): Graph =>
    createGraph({ baseUrl: options.apiBaseUrls[login], version: options.apiVersion, appSecret, callHttp });
  const graphs: Readonly<Record<Login, Graph>> = {
    facebook: graphOf('facebook', appSecrets),
    instagram: graphOf('instagram', instagramAppSecrets.length > 0 ? instagramAppSecrets : appSecrets),
  };
  const route: Omit<WebhookRoute, 'name' | 'method' | 'parse'> = {
    path,
    maxBodyBytes: maxWebhookBytes,
    answer: { contentType: 'text/plain', body: '' },
    verify: (request) =>
      verify(request, { appSecrets: [...appSecrets, ...instagramAppSecrets], verifyToken }),
  };
  return {
    name: 'meta',
    channels: ['messenger', 'instagram', 'facebook'],
    provider: 'graph',
    routes: [
      {
        ...route,
        name: 'meta.handshake',
        method: 'GET',
        // Never reached: a GET is a handshake or forged.
        parse: () => ({ messages: [], statuses: [], ignored: [], malformed: [] }),
      },
      { ...route, name: 'meta.events', method: 'POST', parse: (request) => parseEvents(request, ours) },
      ...dataDeletionRoutes({ appSecrets, instagramAppSecrets, publicBaseUrl: options.publicBaseUrl }),
    ],
    rates: {
      account: { perSecond: messagesPerSecond, burst: messagesPerSecond },
      recipient: recipientRate,
    },
    send: createSend({ accounts, graphs, now, log }),
    media: async (providerRef) => mediaSource(providerRef),
    lookUp: (part, signal) => lookUpMention(part, signal, { accounts, graphs }),
  };
}
