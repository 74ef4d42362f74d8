import { setTimeout as pause } from 'node:timers/promises';
import twitterText from 'twitter-text';
import { z } from 'zod';
import type { XApi } from '../api/x-api.js';
import { decodeCharacters } from '../words.js';

/** A reply of ours that may stand on X. */
export interface SoughtReply {
  readonly text: string;
  readonly inReplyTo: string;
}

/** What was seen. Only `stands` is certain: what X has just taken need not be in the timeline yet. */
export type Evidence =
  | { readonly evidence: 'stands'; readonly id: string }
  | { readonly evidence: 'not-seen' }
  /** The timeline could not be read: no budget, no connection, no time. */
  | { readonly evidence: 'not-looked'; readonly why: string };

const pageSchema = z.looseObject({
  data: z
    .array(
      z.looseObject({
        id: z.string().regex(/^[0-9]{1,20}$/),
        text: z.string(),
        note_tweet: z.looseObject({ text: z.string() }).optional().catch(undefined),
        referenced_tweets: z
          .array(z.looseObject({ type: z.string(), id: z.string() }))
          .optional()
          .catch(undefined),
      }),
    )
    .default([]),
});

/**
 * Looks in our own timeline for a post that answers the same post with the same words, `looks` times with a pause in
 * between. Every look costs what it finds. Never rejects.
 */
export async function findReply(
  { text, inReplyTo }: SoughtReply,
  {
    api,
    looks,
    pauseMs,
  }: { readonly api: Pick<XApi, 'ownPosts'>; readonly looks: number; readonly pauseMs: number },
  signal: AbortSignal,
): Promise<Evidence> {
  let seen: Evidence = { evidence: 'not-looked', why: 'no time' };
  for (let look = 0; look < looks && !signal.aborted; look++) {
    if (look > 0) await pause(pauseMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) break;
    const page = await api.ownPosts({ sinceId: inReplyTo }, signal);
    if (page.outcome !== 'answer') {
      seen = { evidence: 'not-looked', why: page.outcome };
      continue;
    }
    const posts = pageSchema.safeParse(page.data).data?.data ?? [];
    const found = posts.find(
      (post) =>
        post.referenced_tweets?.some(({ type, id }) => type === 'replied_to' && id === inReplyTo) &&
        isSameText(text, post.note_tweet?.text ?? post.text),
    );
    if (found) return { evidence: 'stands', id: found.id };
    seen = { evidence: 'not-seen' };
  }
  return seen;
}

/**
 * Whether a post of ours, as X gives it back, has the words we sent: X writes some characters as HTML does, puts the
 * names that are answered in front, shortens links, and takes white space off the ends.
 */
export function isSameText(ours: string, theirs: string): boolean {
  return wordsOf(ours) === wordsOf(decodeCharacters(theirs));
}

function wordsOf(text: string): string {
  const links = twitterText.extractUrls(text);
  return links
    .reduce((words, link) => words.replace(link, '\u0000'), text.normalize('NFC'))
    .replace(/^(?:\s*@[0-9A-Za-z_]{1,15}(?=\s))+/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
