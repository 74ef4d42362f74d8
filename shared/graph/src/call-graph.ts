import { createHmac } from 'node:crypto';
import type { CallHttp } from '@kanal/adapter';
import { z } from 'zod';
import { type GraphUsage, readUsage } from './read-usage.js';

/** One call of the Graph API. */
export interface GraphCall {
  readonly method: 'GET' | 'POST';
  /** Below the version, without a slash in front: `123/messages`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  /** The account's access token. It travels in a header, where no log of URLs sees it. */
  readonly token: string;
  readonly signal: AbortSignal;
}

/**
 * What came of a call. Only `not-connected` and `error` say for certain that nothing was done; `unclear` is an answer
 * that says neither that it was nor that it was not.
 */
export type GraphAnswer =
  | { readonly answer: 'done'; readonly data: unknown; readonly usage: GraphUsage }
  | {
      readonly answer: 'error';
      readonly status: number;
      /** Decide on these two, never on the message, which changes. */
      readonly code: number;
      readonly subcode?: number;
      readonly usage: GraphUsage;
    }
  | { readonly answer: 'unclear'; readonly cause: string }
  | { readonly answer: 'not-connected' };

/** The Graph API of one app. */
export interface Graph {
  /** Makes one call, never repeated. Never rejects. */
  call(call: GraphCall): Promise<GraphAnswer>;
}

/** How the Graph API is reached. */
export interface GraphOptions {
  /** `https://graph.facebook.com` or `https://graph.instagram.com`, without a slash at the end. */
  readonly baseUrl: string;
  /** `v23.0`. https://developers.facebook.com/docs/graph-api/changelog */
  readonly version: string;
  /** Makes `appsecret_proof`, by which Meta sees that a token is used by its own app. */
  readonly appSecret: string;
  readonly callHttp: CallHttp;
}

const errorSchema = z.looseObject({
  error: z.looseObject({ code: z.number(), error_subcode: z.number().optional() }),
});

/**
 * Calls over `callHttp`, which knows whether a call can have reached the other side.
 * https://developers.facebook.com/docs/graph-api/guides/error-handling
 * https://developers.facebook.com/docs/graph-api/guides/secure-requests (appsecret_proof)
 */
export function createGraph({ baseUrl, version, appSecret, callHttp }: GraphOptions): Graph {
  return {
    async call({ method, path, query = {}, body, token, signal }) {
      const proof = createHmac('sha256', appSecret).update(token).digest('hex');
      const search = new URLSearchParams({ ...query, appsecret_proof: proof });
      const outcome = await callHttp({
        method,
        url: `${baseUrl}/${version}/${path}?${search}`,
        headers: { authorization: `Bearer ${token}`, accept: 'application/json', 'user-agent': 'kanal' },
        ...(body && { body: { contentType: 'application/json', text: JSON.stringify(body) } }),
        signal,
      });
      if (outcome.outcome === 'not-connected') return { answer: 'not-connected' };
      if (outcome.outcome === 'no-answer') return { answer: 'unclear', cause: outcome.cause };
      const { status } = outcome;
      const data = parseJson(outcome.body);
      const usage = readUsage(outcome.headers);
      if (status >= 200 && status < 300 && data !== undefined) return { answer: 'done', data, usage };
      const failure = errorSchema.safeParse(data);
      if (!failure.success)
        return { answer: 'unclear', cause: `status ${status} without an error of Meta's` };
      const { code, error_subcode: subcode } = failure.data.error;
      return { answer: 'error', status, code, ...(subcode !== undefined && { subcode }), usage };
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
