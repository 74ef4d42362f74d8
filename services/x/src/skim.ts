import { z } from 'zod';
import type { ChargeKind } from './api/prices.js';
import { ifPresent } from './fit.js';
import { readCall } from './read-json.js';

const typedSchema = z.looseObject({
  event_type: ifPresent(z.string()),
  payload: ifPresent(z.looseObject({ id: ifPresent(z.string()) })),
});

/** Events whose payload is a post that somebody has written. */
const writtenPosts = ['post.mention.create', 'post.reply.create', 'post.quote.create'];

/** What a call that we keep means besides its messages. */
export interface Skimmed {
  /** What X charges for its events. https://docs.x.com/x-api/getting-started/pricing */
  readonly charges: readonly { readonly kind: ChargeKind; readonly count: number }[];
  /** The ids of the posts it has brought. */
  readonly posts: readonly string[];
}

/** Looks over a call. What cannot be read is not counted. */
export function skim(body: Uint8Array): Skimmed {
  const events = eventsOf(body);
  const types = events.flatMap(({ event_type: type }) => type ?? []);
  const posts = types.filter((type) => type.startsWith('post.')).length;
  const direct = types.filter((type) => type === 'dm.received' || type === 'chat.received').length;
  return {
    charges: [
      ...(posts > 0 ? [{ kind: 'post-event' as const, count: posts }] : []),
      ...(direct > 0 ? [{ kind: 'direct-event' as const, count: direct }] : []),
    ],
    posts: events.flatMap(({ event_type: type = '', payload }) =>
      writtenPosts.includes(type) ? (payload?.id ?? []) : [],
    ),
  };
}

function eventsOf(body: Uint8Array): z.output<typeof typedSchema>[] {
  const { data = [] } = readCall(body) ?? {};
  return (Array.isArray(data) ? data : [data]).flatMap((event) => {
    const parsed = typedSchema.safeParse(event);
    return parsed.success ? [parsed.data] : [];
  });
}
