import twitterText from 'twitter-text';
import type { XErrorRow } from './errors.js';
import type { RateLimit } from './rate-limit.js';

/** What came of asking X, or of writing to it. */
export type XOutcome =
  /** What X answered, as JSON: who reads it checks it. */
  | { readonly outcome: 'answer'; readonly data: unknown; readonly rateLimit?: RateLimit }
  /** The month's budget does not allow the call: nothing was asked. */
  | { readonly outcome: 'over-budget' }
  /** X takes no more calls of this kind for `resetMs` milliseconds. Nothing was done. */
  | { readonly outcome: 'limited'; readonly resetMs: number; readonly row?: XErrorRow }
  | {
      readonly outcome: 'failed';
      /** Safe to show: a code of ours, a code of Node's, or a status. */
      readonly cause: string;
      readonly status?: number;
      readonly row?: XErrorRow;
      /** False only when it is certain that X has done nothing. */
      readonly wasSent: boolean;
    };

/** A subscription to a kind of event. https://docs.x.com/x-api/activity/introduction */
export interface NewSubscription {
  readonly eventType: string;
  readonly filter: { readonly user_id: string; readonly direction?: 'inbound' | 'outbound' };
  readonly webhookId: string;
  readonly tag?: string;
}

/** X's API as far as this channel needs it. No call is repeated, except once after a token was renewed. Never rejects. */
export interface XApi {
  /** A page of the posts that mention us, the newest first. `startTime` in ISO 8601. */
  mentions(
    page: { readonly sinceId?: string; readonly startTime?: string; readonly paginationToken?: string },
    signal: AbortSignal,
  ): Promise<XOutcome>;
  /** One post. Deleted: an answer without `data`. */
  post(id: string, signal: AbortSignal): Promise<XOutcome>;
  /** A page of our direct messages, both ways, the newest first. */
  directEvents(page: { readonly paginationToken?: string }, signal: AbortSignal): Promise<XOutcome>;
  /** Our own posts after another, the newest first, at most fifty. */
  ownPosts(page: { readonly sinceId: string }, signal: AbortSignal): Promise<XOutcome>;
  /** A reply in public. */
  createPost(
    post: { readonly text: string; readonly inReplyTo: string },
    signal: AbortSignal,
  ): Promise<XOutcome>;
  /** A direct message to somebody by id. */
  sendDirect(message: { readonly to: string; readonly text: string }, signal: AbortSignal): Promise<XOutcome>;
  /** The app's webhooks, with whether X holds them for valid. */
  webhooks(signal: AbortSignal): Promise<XOutcome>;
  /** Has X check a webhook again. */
  revalidateWebhook(id: string, signal: AbortSignal): Promise<XOutcome>;
  subscriptions(signal: AbortSignal): Promise<XOutcome>;
  /** As the account: what only it can see the app cannot ask for. */
  subscribe(subscription: NewSubscription, signal: AbortSignal): Promise<XOutcome>;
}

/** Whether a post of this text has a link for X: also a name such as `lapor.go.id`, without a scheme. */
export function hasLink(text: string): boolean {
  return twitterText.extractUrls(text).length > 0;
}
