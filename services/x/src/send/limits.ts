import type { Rate } from '@kanal/adapter';
import twitterText from 'twitter-text';

/**
 * Why a post is too long, with the numbers; undefined when it is not. X counts by weight: an emoji is two, a link 23.
 * https://docs.x.com/fundamentals/counting-characters
 */
export function postExcess(text: string): string | undefined {
  const { weightedLength, valid } = twitterText.parseTweet(text);
  return valid ? undefined : `${weightedLength} > 280`;
}

/** https://docs.x.com/x-api/direct-messages/manage/introduction */
export function directExcess(text: string): string | undefined {
  const length = [...text].length;
  return length > 10_000 ? `${length} > 10000` : undefined;
}

/** X takes 100 posts of an account in fifteen minutes. https://docs.x.com/x-api/fundamentals/rate-limits */
export const accountRate: Rate = { perSecond: 0.1, burst: 10 };

/** A person is answered post by post; only a machine that answers our answers needs to be slowed down. */
export const recipientRate: Rate = { perSecond: 0.1, burst: 3 };
