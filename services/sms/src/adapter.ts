import { readFileSync } from 'node:fs';
import { type AdapterState, type ChannelAdapter, deriveKeys } from '@kanal/adapter';
import { createCrash, type Log, type Metrics } from '@kanal/runtime';
import type { SmsConfig } from './config.js';
import { withKeywords } from './keywords.js';
import { createSmppAdapter } from './providers/smpp/adapter.js';
import { watchBound } from './providers/smpp/watch-bound.js';
import { createTwilioAdapter } from './providers/twilio/adapter.js';

/** What the adapter gets from its process. */
export interface SmsProcess {
  readonly state: AdapterState;
  readonly log: Log;
  readonly metrics: Metrics;
}

/**
 * The SMS channel with the provider that `SMS_PROVIDER` names. A new provider is a line here.
 * @throws when the file with certificates cannot be read.
 */
export function createSmsAdapter(config: SmsConfig, process: SmsProcess): ChannelAdapter {
  return withKeywords(createProvider(config, process), config.SMS_KEYWORDS);
}

function createProvider(config: SmsConfig, { state, log, metrics }: SmsProcess): ChannelAdapter {
  switch (config.SMS_PROVIDER) {
    case 'twilio':
      return createTwilioAdapter({
        accountSid: config.TWILIO_ACCOUNT_SID,
        authTokens: config.TWILIO_AUTH_TOKENS,
        apiBaseUrl: config.TWILIO_API_BASE_URL,
        publicBaseUrl: config.PUBLIC_BASE_URL,
        messagingServiceSid: config.TWILIO_MESSAGING_SERVICE_SID,
        messagesPerSecond: config.TWILIO_MESSAGES_PER_SECOND,
        now: Date.now,
        log,
      });
    case 'smpp':
      return createSmppAdapter({
        operators: config.SMPP_OPERATORS,
        extraCa: config.SMPP_TLS_CA_FILE && readFileSync(config.SMPP_TLS_CA_FILE, 'utf8'),
        enquireEveryMs: config.SMPP_ENQUIRE_LINK_SECONDS * 1_000,
        timeoutMs: config.SMPP_TIMEOUT_SECONDS * 1_000,
        partsWaitMs: config.SMPP_PARTS_WAIT_MINUTES * 60_000,
        lookEveryMs: Math.min(60_000, config.SMPP_PARTS_WAIT_MINUTES * 60_000),
        state,
        keySecret: deriveKeys(Buffer.from(config.KANAL_ADAPTER_KEY, 'base64')).conversationKey,
        onBound: watchBound(metrics),
        crash: createCrash(config.CRASH_AT),
        now: Date.now,
        random: Math.random,
        log,
      });
  }
}
