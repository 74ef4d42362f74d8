import type { ChannelAdapter } from '@kanal/adapter';
import type { Log } from '@kanal/runtime';
import type { SmsConfig } from './config.js';
import { createSmppAdapter } from './providers/smpp/adapter.js';
import { createTwilioAdapter } from './providers/twilio/adapter.js';

/** The SMS channel with the provider that `SMS_PROVIDER` names. A new provider is a line here. */
export function createSmsAdapter(config: SmsConfig, log: Log): ChannelAdapter {
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
        host: config.SMPP_HOST,
        port: config.SMPP_PORT,
        tls: config.SMPP_TLS,
        systemId: config.SMPP_SYSTEM_ID,
        password: config.SMPP_PASSWORD,
        systemType: config.SMPP_SYSTEM_TYPE,
        number: config.SMPP_NUMBER,
        messagesPerSecond: config.SMPP_MESSAGES_PER_SECOND,
        windowSize: config.SMPP_WINDOW,
        enquireEveryMs: config.SMPP_ENQUIRE_LINK_SECONDS * 1_000,
        timeoutMs: config.SMPP_TIMEOUT_SECONDS * 1_000,
        now: Date.now,
        random: Math.random,
        log,
      });
  }
}
