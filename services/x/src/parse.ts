import type { ParsedWebhook, WebhookRequest } from '@kanal/adapter';
import { ContractError } from '@kanal/contracts';
import { z } from 'zod';
import type { EventRead, Ours } from './event-read.js';
import { fit, ifPresent } from './fit.js';
import { attempt, type Found, keep, nothingFound } from './found.js';
import { callSchema, directEventsSchema, eventSchema, xId } from './payload.js';
import { readDeletion } from './read-deletion.js';
import { readChat, readDirect } from './read-direct.js';
import { readJson } from './read-json.js';
import { readPost } from './read-post.js';

type Event = z.output<typeof eventSchema>;

const revocationSchema = z.looseObject({ user_id: ifPresent(xId) });

/**
 * Every event of a call. One that cannot be read is malformed by itself and the others go on, and so is one about an
 * account that is not ours: that is a wrong setting, and when it has been put right it can be read again.
 * @throws when the call is none of X's activity: it is quarantined.
 */
export function parseEvents(request: WebhookRequest, ours: Ours): ParsedWebhook {
  const { data } = fit('x.call', callSchema, readJson(request.body));
  const found = nothingFound();
  for (const event of Array.isArray(data) ? data : [data]) {
    attempt(
      found,
      () => readEvent(event, ours, found),
      () => asCall(event),
    );
  }
  return found;
}

function asCall(event: unknown): Uint8Array {
  return Buffer.from(JSON.stringify({ data: event }));
}

/** Several direct messages may come in one event, each of which is read by itself. */
function readEvent(raw: unknown, ours: Ours, found: Found): void {
  const event = fit('x.event', eventSchema, raw);
  if (event.event_type !== 'dm.received' || !ours.takesDirect) {
    keep(readOne(event, ours), () => asCall(raw), found);
    return;
  }
  checkAccount(event, ours);
  const { direct_message_events: messages, users } = fit('x.direct', directEventsSchema, event.payload);
  for (const message of messages) {
    const part = () => asCall({ ...event, payload: { direct_message_events: [message], users } });
    attempt(found, () => keep(readDirect(message, users, ours), part, found), part);
  }
}

/** https://docs.x.com/x-api/activity/introduction */
function readOne(event: Event, ours: Ours): EventRead {
  const { event_type: type, payload, includes } = event;
  switch (type) {
    case 'post.mention.create':
    case 'post.quote.create':
      checkAccount(event, ours);
      return readPost(payload, includes, ours, { isSummons: true, isWhole: false });
    case 'post.reply.create':
      checkAccount(event, ours);
      return readPost(payload, includes, ours, { isSummons: false, isWhole: false });
    case 'post.delete':
      return readDeletion(payload, includes, ours);
    case 'post.repost.create':
      return { ignored: 'repost' };
    case 'dm.received':
      return { ignored: 'direct-off' };
    case 'chat.received':
      if (!ours.takesDirect) return { ignored: 'direct-off' };
      checkAccount(event, ours);
      return readChat(payload, ours);
    case 'dm.sent':
    case 'chat.sent':
      return { ignored: 'own-message' };
    case 'oauth.revoke': {
      const isOurs = revocationSchema.safeParse(payload).data?.user_id === ours.userId;
      return { ignored: isOurs ? 'access-revoked' : 'other-event' };
    }
    default:
      return { ignored: 'other-event' };
  }
}

/** @throws ContractError when we have subscribed to somebody else. */
function checkAccount({ filter }: Event, { userId }: Ours): void {
  if (filter?.user_id !== undefined && filter.user_id !== userId) {
    throw new ContractError('x.event', ['filter.user_id: not X_USER_ID']);
  }
}
