import type { LookedUp } from '@kanal/adapter';
import { z } from 'zod';
import type { XApi } from './api/x-api.js';
import type { EventRead, Ours } from './event-read.js';
import { fit } from './fit.js';
import { attempt, keep, nothingFound } from './found.js';
import { callSchema, eventSchema, onePostSchema, postSchema } from './payload.js';
import { readJson } from './read-json.js';
import { readPost } from './read-post.js';

/** What asking needs. */
export interface LookUpOptions {
  readonly api: Pick<XApi, 'post'>;
  readonly ours: Ours;
}

/**
 * Asks X for the whole of a post whose event lacked something: the rest of a long text, a photo, what it quotes. While
 * X takes no question the answer is `later`, and the post waits. When the month's money is spent, what the event itself
 * says is the message, marked as incomplete: the next month is too far away. An event without words waits also then.
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
  const { event_type: type, payload, includes: told } = fit('x.event', eventSchema, data);
  const isSummons = type !== 'post.reply.create';
  const readWhole = (post: unknown, includes: unknown): EventRead =>
    readPost(post, includes, ours, { isSummons, isWhole: true });
  const { id } = fit('x.post', postSchema, payload);
  const asked = await api.post(id, signal);
  switch (asked.outcome) {
    case 'over-budget':
      return fromEvent(() => readWhole(payload, told));
    case 'limited':
      return { lookedUp: 'later' };
    case 'failed':
      return { lookedUp: asked.status === 404 || asked.status === 410 ? 'gone' : 'later' };
    case 'answer': {
      const { data: post, includes, errors = [] } = fit('x.post-answer', onePostSchema, asked.data);
      if (post === undefined || post === null) return { lookedUp: errors.some(isGone) ? 'gone' : 'later' };
      const found = nothingFound();
      keep(readWhole(post, includes), () => part, found);
      return { lookedUp: 'found', parsed: found };
    }
  }
}

const problemSchema = z.looseObject({ type: z.string() });

/**
 * Its writer has taken it away, or hidden it. Any other problem may be over the next time.
 * https://docs.x.com/x-api/fundamentals/response-codes-and-errors
 */
function isGone(raw: unknown): boolean {
  const type = problemSchema.safeParse(raw).data?.type;
  return type !== undefined && /\/(?:resource-not-found|not-authorized-for-resource)$/.test(type);
}

function fromEvent(read: () => EventRead): LookedUp {
  const found = nothingFound();
  attempt(
    found,
    () => {
      const event = read();
      const hasWords = 'message' in event && event.message.text !== undefined;
      if (hasWords) found.messages.push({ ...event.message, incomplete: true });
    },
    () => new Uint8Array(),
  );
  return found.messages.length > 0 ? { lookedUp: 'found', parsed: found } : { lookedUp: 'later' };
}
