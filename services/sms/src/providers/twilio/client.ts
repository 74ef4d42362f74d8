import type { CallHttp, HttpOutcome } from '@kanal/adapter';
// This part alone: the package's entry takes 8 MB (ADR 0010).
import {
  MessageListInstance,
  type MessageListInstanceCreateOptions,
} from 'twilio/lib/rest/api/v2010/account/message.js';
import { readAnswer, type TwilioAnswer } from './answer.js';

/** What the SDK calls an API version: who makes its requests. */
type ApiVersion = Parameters<typeof MessageListInstance>[0];

/** Twilio's Messages resource, as far as we use it. */
export interface TwilioClient {
  /** Makes one call, never repeated. Never rejects. */
  createMessage(message: MessageListInstanceCreateOptions, signal: AbortSignal): Promise<TwilioAnswer>;
}

/** What the client needs. */
export interface TwilioClientOptions {
  readonly accountSid: string;
  readonly authToken: string;
  readonly apiBaseUrl: string;
  readonly callHttp: CallHttp;
  readonly now: () => number;
}

/**
 * Twilio's SDK makes the call's path and fields; `callHttp` carries it instead of the SDK's own client (ADR 0010).
 * https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource
 */
export function createTwilioClient({
  accountSid,
  authToken,
  apiBaseUrl,
  callHttp,
  now,
}: TwilioClientOptions): TwilioClient {
  const authorization = basicAuthorization(accountSid, authToken);

  return {
    async createMessage(message, signal) {
      let outcome: HttpOutcome | undefined;
      const version: Pick<ApiVersion, 'create' | 'setPromiseCallback'> = {
        create: async ({ uri, data }) => {
          outcome = await callHttp({
            method: 'POST',
            url: `${apiBaseUrl}/2010-04-01${uri}`,
            headers: { authorization, accept: 'application/json', 'user-agent': 'kanal' },
            body: { contentType: 'application/x-www-form-urlencoded', text: formOf(data).toString() },
            signal,
          });
          // What the SDK would make of the answer is not used: it has no headers, and throws what it cannot read.
          return {};
        },
        setPromiseCallback: (promise) => promise,
      };
      await MessageListInstance(version as ApiVersion, accountSid).create(message);
      return outcome ? readAnswer(outcome, now()) : { answer: 'not-connected' };
    },
  };
}

/** Also for files, which Twilio gives to the account's owner only. */
export function basicAuthorization(accountSid: string, authToken: string): string {
  return `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
}

function formOf(data: object | undefined): URLSearchParams {
  const fields = Object.entries(data ?? {}).map(([name, value]): [string, string] => [name, String(value)]);
  return new URLSearchParams(fields);
}
