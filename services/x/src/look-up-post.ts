import type { LookedUp } from '@kanal/adapter';
import type { XApi } from './api/x-api.js';
import type { Ours } from './event-read.js';
import { fit } from './fit.js';
import { keep, nothingFound } from './found.js';
import { readJson } from './parse.js';
import { callSchema, eventSchema, onePostSchema, postSchema } from './payload.js';
import { readPost } from './read-post.js';

/** What asking needs. */
export interface LookUpOptions {
  readonly api: Pick<XApi, 'post'>;
  readonly ours: Ours;
}

/**
 * Asks X for the whole of a post whose event lacked something: the rest of a long text, a photo, what it quotes. While
 * X takes no question, or the month's money is spent, the answer is `later`, and the post waits.
 * https://docs.x.com/x-api/posts/lookup/introduction
 * @param part a call with this one event.
 * @throws ContractError or SyntaxError when the part is none of ours, or X answers something else than a post.
 */
export async function lookUpPost(
  part: Uint8Array,
  signal: AbortSignal,
  { api, ours }: LookUpOptions,
): Promise<LookedUp> {
  const { data } = fit('x.call', callSchema, readJson(part));
  const { event_type: type, payload } = fit('x.event', eventSchema, data);
  const { id } = fit('x.post', postSchema, payload);
  const asked = await api.post(id, signal);
  switch (asked.outcome) {
    case 'over-budget':
    case 'limited':
      return { lookedUp: 'later' };
    case 'failed':
      return { lookedUp: asked.status === 404 || asked.status === 410 ? 'gone' : 'later' };
    case 'answer': {
      const { data: post, includes } = fit('x.post-answer', onePostSchema, asked.data);
      // Answered without it: its writer has taken it away, or hidden it.
      if (post === undefined || post === null) return { lookedUp: 'gone' };
      const found = nothingFound();
      const isSummons = type !== 'post.reply.create';
      keep(readPost(post, includes, ours, { isSummons, isWhole: true }), () => part, found);
      return { lookedUp: 'found', parsed: found };
    }
  }
}
