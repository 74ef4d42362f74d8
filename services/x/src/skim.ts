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

/**
 * What X charges for the events of a call. What cannot be read is not counted.
 * https://docs.x.com/x-api/getting-started/pricing
 */
export function chargesOf(
  body: Uint8Array,
): readonly { readonly kind: ChargeKind; readonly count: number }[] {
  const types = eventsOf(body).flatMap(({ event_type: type }) => type ?? []);
  const posts = types.filter((type) => type.startsWith('post.')).length;
  const direct = types.filter((type) => type === 'dm.received' || type === 'chat.received').length;
  return [
    ...(posts > 0 ? [{ kind: 'post-event' as const, count: posts }] : []),
    ...(direct > 0 ? [{ kind: 'direct-event' as const, count: direct }] : []),
  ];
}

/** The ids of the posts that the events of a call have brought. */
export function postsIn(body: Uint8Array): string[] {
  return eventsOf(body).flatMap(({ event_type: type = '', payload }) =>
    writtenPosts.includes(type) ? (payload?.id ?? []) : [],
  );
}

function eventsOf(body: Uint8Array): z.output<typeof typedSchema>[] {
  const { data = [] } = readCall(body) ?? {};
  return (Array.isArray(data) ? data : [data]).flatMap((event) => {
    const parsed = typedSchema.safeParse(event);
    return parsed.success ? [parsed.data] : [];
  });
}
