import type { MediaSource } from '@kanal/adapter';
import { KanalError } from '@kanal/runtime';
import { basicAuthorization } from './client.js';

/** Whose files, and where they are. */
export interface MediaOptions {
  readonly accountSid: string;
  readonly authToken: string;
  readonly apiBaseUrl: string;
}

/**
 * Where a file of an MMS is: under our account's messages at Twilio's API, or it is not Twilio's and the account's
 * credentials do not go there. Twilio redirects to a content network, which gets none.
 * @throws KanalError `KANAL_SMS_MEDIA_URL`, not to be tried again, for every other URL.
 */
export function mediaSource(
  mediaUrl: string,
  { accountSid, authToken, apiBaseUrl }: MediaOptions,
): MediaSource {
  const origins = [new URL(apiBaseUrl).origin, 'https://api.twilio.com'];
  const url = URL.canParse(mediaUrl) ? new URL(mediaUrl) : undefined;
  const isOurs =
    url !== undefined &&
    origins.includes(url.origin) &&
    url.pathname.startsWith(`/2010-04-01/Accounts/${accountSid}/Messages/`);
  if (!isOurs) {
    throw new KanalError(
      'KANAL_SMS_MEDIA_URL',
      'the file is not one of our account’s messages at Twilio and is not fetched: if it should be one, compare its ' +
        'address in the provider’s log with TWILIO_ACCOUNT_SID and TWILIO_API_BASE_URL',
    );
  }
  return {
    url: url.href,
    headers: { authorization: basicAuthorization(accountSid, authToken) },
    credentialHosts: [url.host],
  };
}
