import type { InboundDraft } from '@kanal/adapter';
import type { Post, User } from './includes.js';

/** How public a post is, as far as X has told. */
export function metricsOf(
  { public_metrics: metrics }: Post,
  author: User | undefined,
): InboundDraft['metrics'] {
  const counts = {
    followers: author?.public_metrics?.followers_count,
    likes: metrics?.like_count,
    replies: metrics?.reply_count,
    reposts: metrics?.retweet_count,
    quotes: metrics?.quote_count,
    views: metrics?.impression_count,
  };
  const told = Object.entries(counts).filter(([, count]) => count !== undefined);
  return told.length === 0 ? undefined : Object.fromEntries(told);
}
