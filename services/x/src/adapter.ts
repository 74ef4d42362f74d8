import { randomUUID } from 'node:crypto';
import type { AdapterState, ChannelAdapter, WebhookRequest, WebhookRoute } from '@kanal/adapter';
import type { Log } from '@kanal/runtime';
import { createCallX } from './api/call-x.js';
import { createXApi } from './api/create-x-api.js';
import { microDollars } from './api/micro-dollars.js';
import { readPrices } from './api/prices.js';
import { createSpendGuard } from './api/spend-guard.js';
import { createUserTokens } from './api/user-token.js';
import type { XConfig } from './config.js';
import { createConnection } from './connection.js';
import type { Ours } from './event-read.js';
import { lookUpPost } from './look-up-post.js';
import { mediaSource } from './media.js';
import { createPage } from './page/page.js';
import { parseEvents } from './parse.js';
import { createBrought } from './poll/brought.js';
import { accountRate, recipientRate } from './send/limits.js';
import { createSend } from './send/send.js';
import { skim } from './skim.js';
import { createStanding } from './standing.js';
import { verify } from './verify.js';

/** What the channel needs. */
export interface XAdapterOptions {
  readonly config: XConfig;
  readonly state: AdapterState;
  readonly now: () => number;
  readonly log: Log;
}

const path = '/webhooks/x';
const hourMs = 3_600_000;

/** A post has at most 25,000 characters; what X tells beside it is many times as much. */
const maxWebhookBytes = 1024 * 1024;

/** Our account at X: posts that mention us and direct messages, by its webhook and by asking, and replies to both. */
export function createXAdapter({ config, state, now, log }: XAdapterOptions): ChannelAdapter {
  const userId = config.X_USER_ID;
  const ours: Ours = { userId, username: config.X_USERNAME, takesDirect: config.X_DIRECT_MESSAGES };
  const prices = readPrices(config);
  const budget = microDollars(config.X_MONTHLY_BUDGET_USD);
  const readReserve = microDollars(config.X_READ_RESERVE_USD);
  const callX = createCallX({ apiBaseUrl: config.X_API_BASE_URL, now });
  const spend = createSpendGuard({ state, prices, budget, readReserve, now, log });
  const tokens = createUserTokens({
    state,
    callX,
    clientId: config.X_CLIENT_ID,
    clientSecret: config.X_CLIENT_SECRET,
    refreshToken: config.X_REFRESH_TOKEN,
    owner: randomUUID(),
    now,
    log,
  });
  const bearerToken = config.X_BEARER_TOKEN;
  const api = createXApi({ callX, tokens, spend, prices, userId, bearerToken, now });

  const brought = createBrought();
  const webhookUrl = `${config.PUBLIC_BASE_URL}${path}`;
  const standing = createStanding(state, [
    'mentions',
    ...(config.X_DIRECT_MESSAGES ? (['dms'] as const) : []),
    ...(config.X_MANAGE_WEBHOOK ? (['webhook'] as const) : []),
  ]);

  const secrets = {
    consumerSecrets: config.X_CONSUMER_SECRETS ?? [],
    clientSecret: config.X_CLIENT_SECRET,
    replayWindowMs: config.X_REPLAY_WINDOW_HOURS * hourMs,
  };
  const route: Omit<WebhookRoute, 'name' | 'method' | 'parse' | 'answer'> = {
    path,
    maxBodyBytes: maxWebhookBytes,
    verify: (request) => verify(request, secrets),
  };
  const answer = { contentType: 'text/plain', body: '' };
  return {
    name: 'x',
    channels: ['x'],
    provider: 'x-api',
    routes: [
      {
        ...route,
        name: 'x.check',
        method: 'GET',
        answer,
        // Never reached: a GET is a check or forged.
        parse: () => ({ messages: [], statuses: [], ignored: [], malformed: [] }),
      },
      {
        ...route,
        name: 'x.events',
        method: 'POST',
        // Asked for once for every call that we keep, which is when X has charged for it.
        answer: (request: WebhookRequest) => {
          standing.sawEvent(now());
          const { charges, posts } = skim(request.body);
          for (const { kind, count } of charges) spend.charge(kind, count);
          brought.note(posts);
          return answer;
        },
        parse: (request) => parseEvents(request, ours),
      },
    ],
    connection: createConnection({
      api,
      state,
      ours,
      pollEveryMs: config.X_POLL_SECONDS * 1_000,
      webhookUrl: config.X_MANAGE_WEBHOOK ? webhookUrl : undefined,
      standing,
      brought,
      idle: () => Promise.all([tokens.idle(), spend.idle()]),
      now,
      log,
    }),
    page: createPage({
      username: config.X_USERNAME,
      webhookUrl,
      spend,
      tokens,
      prices,
      inbound: standing.view,
      now,
      log,
    }),
    rates: { account: accountRate, recipient: recipientRate },
    send: createSend({
      api,
      budget,
      userId,
      directMessages: config.X_DIRECT_MESSAGES,
      linksInReplies: config.X_LINKS_IN_REPLIES,
      now,
      log,
    }),
    media: async (providerRef) => mediaSource(providerRef),
    lookUp: (part, signal) => lookUpPost(part, signal, { api, ours }),
  };
}
