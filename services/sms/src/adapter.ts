import type { ChannelAdapter } from '@kanal/adapter';
import type { Log } from '@kanal/runtime';
import type { SmsConfig } from './config.js';
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
  }
}
