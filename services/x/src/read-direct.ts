import type { InboundDraft } from '@kanal/adapter';
import { type Attachment, ContractError } from '@kanal/contracts';
import { contentOf } from './content.js';
import type { EventRead, Ours } from './event-read.js';
import { fileOf } from './files.js';
import { fit } from './fit.js';
import { readIncludes, type User, unwrapped } from './includes.js';
import { readInstantMs, sentAt } from './instant.js';
import {
  chatSchema,
  directEventSchema,
  directMediaSchema,
  directMessageSchema,
  polledDirectSchema,
  userSchema,
} from './payload.js';
import { decodeCharacters, expandLinks, tidy } from './words.js';
import { counterpartOf } from './writer.js';

/** A photo's link in a direct message leads to the message itself. */
const ownMedia = /\/messages\/media\/\d+$/;

/**
 * A direct message as the webhook brings it.
 * @param users of the event, by their ids.
 * @throws ContractError when it cannot be understood; it holds no value.
 */
export function readDirect(raw: unknown, users: unknown, ours: Ours): EventRead {
  const event = fit('x.direct-event', directEventSchema, raw);
  if (event.type !== 'message_create') return { ignored: 'other-direct-event' };
  const {
    sender_id: senderId,
    target,
    message_data: data,
  } = fit('x.direct-message', directMessageSchema, event.message_create);
  if (senderId === ours.userId) return { ignored: 'own-message' };
  if (target?.recipient_id !== ours.userId) {
    throw new ContractError('x.direct-message', ['target.recipient_id: not X_USER_ID']);
  }
  const file = directFile(data.attachment?.media);
  return {
    message: {
      ...draftOf(event.id, senderId, userOf(users, senderId), ours),
      ...contentOf(wordsOf(data.text, data.entities?.urls), file ? [file] : []),
      ...sentAt(readInstantMs(event.created_timestamp)),
      raw: { direct: raw },
    },
  };
}

/**
 * A direct message as it was asked for. Those of groups are nobody's complaint.
 * @throws ContractError when it cannot be understood; it holds no value.
 */
export function readPolledDirect(raw: unknown, rawIncludes: unknown, ours: Ours): EventRead {
  const event = fit('x.polled-direct', polledDirectSchema, raw);
  if (event.event_type !== 'MessageCreate') return { ignored: 'other-direct-event' };
  const { id, sender_id: senderId, dm_conversation_id: conversation } = event;
  if (senderId === ours.userId) return { ignored: 'own-message' };
  if (conversation !== undefined && !conversation.includes('-')) return { ignored: 'group' };
  if (senderId === undefined) throw new ContractError('x.polled-direct', ['sender_id: nobody is named']);
  const includes = readIncludes(rawIncludes);
  const files = (event.attachments?.media_keys ?? []).flatMap((key): Attachment[] => {
    const media = includes.media(key);
    const file = media && fileOf(media);
    return file ? [file] : [];
  });
  return {
    message: {
      ...draftOf(id, senderId, includes.user(senderId), ours),
      ...contentOf(wordsOf(event.text, event.entities?.urls), files),
      ...sentAt(readInstantMs(event.created_at)),
      raw: { direct: raw },
    },
  };
}

/**
 * A message of XChat: encrypted, and no words of it are told.
 * @throws ContractError when it cannot be understood; it holds no value.
 */
export function readChat(raw: unknown, ours: Ours): EventRead {
  const { id, sender_id: senderId, created_at_msec: at } = fit('x.chat', chatSchema, raw);
  if (senderId === ours.userId) return { ignored: 'own-message' };
  return {
    message: {
      ...draftOf(id, senderId, undefined, ours),
      ...contentOf('', []),
      ...sentAt(readInstantMs(at)),
      raw: { chat: raw },
    },
  };
}

function draftOf(
  id: string,
  senderId: string,
  user: User | undefined,
  { userId }: Ours,
): Omit<InboundDraft, 'attachments' | 'raw'> {
  return {
    channel: 'x',
    account: userId,
    kind: 'direct',
    visibility: 'private',
    externalId: id,
    counterpart: counterpartOf(senderId, user),
  };
}

function wordsOf(text = '', urls: readonly unknown[] = []): string {
  const isRedundant = ({ target, isMedia }: { target: string; isMedia: boolean }): boolean =>
    isMedia || ownMedia.test(target);
  return tidy(expandLinks(decodeCharacters(text), urls, isRedundant));
}

function directFile(raw: unknown): Attachment | undefined {
  const media = directMediaSchema.safeParse(raw).data;
  return (
    media && fileOf({ type: media.type, url: media.media_url_https, variants: media.video_info?.variants })
  );
}

function userOf(users: unknown, id: string): User | undefined {
  const isMap = typeof users === 'object' && users !== null && Object.hasOwn(users, id);
  return isMap ? userSchema.safeParse(unwrapped((users as Record<string, unknown>)[id])).data : undefined;
}
