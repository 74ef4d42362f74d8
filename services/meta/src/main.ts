#!/usr/bin/env node
import { startAdapter } from '@kanal/adapter';
import { createLog, createMetrics, loadConfig, redactedConfig } from '@kanal/runtime';
import { joinAccounts } from './accounts.js';
import { createMetaAdapter } from './adapter.js';
import { environment, metaConfigSchema } from './config.js';

const config = loadConfig(metaConfigSchema, environment);
const log = createLog({ service: 'meta', level: config.LOG_LEVEL });
log.info(redactedConfig(metaConfigSchema, config), 'service.starting');

await startAdapter({
  name: 'meta',
  createAdapter: () =>
    createMetaAdapter({
      appSecrets: config.META_APP_SECRETS,
      instagramAppSecrets: config.META_INSTAGRAM_APP_SECRETS ?? [],
      appIds: config.META_APP_ID,
      verifyToken: config.META_VERIFY_TOKEN,
      accounts: joinAccounts({
        pages: config.META_PAGES,
        pageInstagram: config.META_PAGE_INSTAGRAM_ACCOUNTS,
        instagram: config.META_INSTAGRAM_ACCOUNTS,
      }),
      apiBaseUrls: { facebook: config.GRAPH_API_BASE_URL, instagram: config.INSTAGRAM_API_BASE_URL },
      apiVersion: config.GRAPH_API_VERSION,
      publicBaseUrl: config.PUBLIC_BASE_URL,
      messagesPerSecond: config.META_MESSAGES_PER_SECOND,
      now: Date.now,
      log,
    }),
  config,
  log,
  metrics: createMetrics('meta'),
});
