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

/**
 * What X takes it says with every answer, and that is kept to (`limit-watch.ts`): no slower pace, so that the first
 * hundred of a storm are answered at once, and those the budget has nothing for are told so.
 */
export const accountRate: Rate = { perSecond: 500, burst: 500 };

/** A person is answered post by post; only a machine that answers our answers needs to be slowed down. */
export const recipientRate: Rate = { perSecond: 0.1, burst: 3 };
