import { fit, readInstant } from '@kanal/graph';
import { contentOf } from './content.js';
import type { EventRead, Place } from './event-read.js';
import { instagramCommentSchema } from './payload.js';

/**
 * A comment under a post of our Instagram account, or during its broadcast. Our own are passed over. Instagram tells
 * neither of changes nor of removals, and gives no time but that of the call.
 * https://developers.facebook.com/docs/instagram-platform/webhooks
 * @throws ContractError when it cannot be understood; it holds no value.
 */
export function readInstagramComment(value: unknown, { channel, account, time }: Place): EventRead {
  const { id, from, text, parent_id: parent } = fit('meta.comment', instagramCommentSchema, value);
  if (from?.id === account) return { ignored: 'own-comment' };
  const sentAt = readInstant(time);
  const username = from?.username?.slice(0, 512);
  return {
    message: {
      channel,
      account,
      kind: 'comment',
      visibility: 'public',
      externalId: id,
      counterpart: {
        // Nobody is named: the comment itself is who we answer.
        externalId: from?.id ?? id,
        aliases: [
          ...(from?.id === undefined ? [] : [{ type: 'igsid' as const, value: from.id }]),
          ...(username === undefined ? [] : [{ type: 'username' as const, value: username }]),
        ],
        ...(username !== undefined && { username }),
      },
      ...(parent !== undefined && { inReplyTo: parent }),
      ...(sentAt !== undefined && { sentAt }),
      ...contentOf(text),
      raw: { comment: value },
    },
  };
}
