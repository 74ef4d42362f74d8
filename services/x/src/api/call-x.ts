import { createCallHttp, type HttpOutcome } from '@kanal/adapter';
import { type ITwitterApiClientPlugin, TwitterApi, type TwitterApiOAuth2Init } from 'twitter-api-v2';
import { readAnswer, type XAnswer } from './answer.js';

/** Makes one call of X's API, never repeated. Never rejects for what X can do. */
export type CallX = (
  credentials: string | TwitterApiOAuth2Init,
  request: (client: TwitterApi) => Promise<unknown>,
  signal: AbortSignal,
) => Promise<XAnswer>;

/** Of a page of a hundred posts, each with the longest text and what is told beside it. */
const maxAnswerChars = 4 * 1024 * 1024;

/** What calling needs. */
export interface CallXOptions {
  readonly apiBaseUrl: string;
  readonly now: () => number;
}

/** Where the library's calls go, whatever it is told. */
const libraryOrigin = 'https://api.x.com';

/**
 * `twitter-api-v2` makes the call: its path, fields, headers and credentials. A plugin of ours, which the library asks
 * last before it sends, has the kit carry it, and ends the library's part there: its own client says of a failed call
 * neither whether X can have it nor ends it when told to (ADR 0015).
 * https://github.com/plhery/node-twitter-api-v2/blob/master/doc/plugins.md
 */
export function createCallX({ apiBaseUrl, now }: CallXOptions): CallX {
  const callHttp = createCallHttp({ maxAnswerChars });
  return async (credentials, request, signal) => {
    let outcome: HttpOutcome | undefined;
    const carry: ITwitterApiClientPlugin = {
      async onBeforeRequest({ computedParams: { url, method, headers, body } }) {
        outcome = await callHttp({
          method: methodOf(method),
          url: url.href.replace(libraryOrigin, apiBaseUrl),
          headers: { ...withoutBodyHeaders(headers), accept: 'application/json', 'user-agent': 'kanal' },
          ...(typeof body === 'string' && {
            body: { contentType: headers['content-type'] ?? 'application/json', text: body },
          }),
          signal,
        });
        throw new Carried();
      },
    };
    const client = new TwitterApi(credentials as string, { plugins: [carry] });
    try {
      await request(client);
    } catch (error) {
      if (!(error instanceof Carried)) throw error;
    }
    if (!outcome) throw new Error('twitter-api-v2 made no call');
    return readAnswer(outcome, now());
  };
}

/** Thrown into the library when the kit has made the call. */
class Carried extends Error {}

function methodOf(method: string): 'GET' | 'POST' | 'PUT' {
  if (method === 'GET' || method === 'POST' || method === 'PUT') return method;
  throw new Error(`X is not called by ${method}`);
}

function withoutBodyHeaders(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !['content-type', 'content-length'].includes(name.toLowerCase()),
    ),
  );
}
