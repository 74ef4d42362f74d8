import type { InboundDraft } from '@kanal/adapter';
import { type Attachment, stableId } from '@kanal/contracts';
import { fit, readInstant } from '@kanal/graph';
import type { z } from 'zod';
import { isFetchable } from './attachments.js';
import { contentOf } from './content.js';
import type { EventRead, Place } from './event-read.js';
import { feedCommentSchema, feedItemSchema } from './payload.js';

/** What else happens at a page's posts, as reasons; anything new is `feed-other`. */
const ignoredItems: ReadonlySet<string> = new Set([
  'post',
  'status',
  'photo',
  'video',
  'share',
  'album',
  'event',
  'reaction',
  'like',
]);

type FeedComment = z.infer<typeof feedCommentSchema>;

/**
 * News of a page's posts: a comment that was written, changed or taken away. The page's own comments are passed over,
 * and so are its moderators hiding one.
 * https://developers.facebook.com/docs/graph-api/webhooks/reference/page/#feed
 * @throws ContractError when a comment cannot be understood; it holds no value.
 */
export function readFeed(value: unknown, place: Place): EventRead {
  const { item } = fit('meta.feed', feedItemSchema, value);
  if (item !== 'comment') return { ignored: ignoredItems.has(item) ? `feed-${item}` : 'feed-other' };
  const comment = fit('meta.comment', feedCommentSchema, value);
  if (comment.from?.id === place.account) return { ignored: 'own-comment' };
  switch (comment.verb) {
    case 'add':
      return { message: { ...draftOf(comment, place, value), ...written(comment, comment.comment_id) } };
    case 'edit':
    case 'edited': {
      const externalId = `${comment.comment_id}:edited:${versionOf(comment, place)}`;
      const draft = {
        ...draftOf(comment, place, value),
        ...written(comment, externalId),
        ...sentAt(place.time),
      };
      return { message: { ...draft, original: comment.comment_id, edited: true } };
    }
    case 'remove':
      return {
        message: {
          ...draftOf(comment, place, value),
          ...sentAt(place.time),
          externalId: `${comment.comment_id}:removed`,
          original: comment.comment_id,
          deleted: true,
          attachments: [],
        },
      };
    case 'hide':
    case 'unhide':
      return { ignored: 'comment-hidden' };
    default:
      return { ignored: 'comment-other' };
  }
}

type Written = Pick<InboundDraft, 'externalId' | 'text' | 'attachments' | 'unsupported'>;

function draftOf(comment: FeedComment, { channel, account }: Place, raw: unknown) {
  const { comment_id: id, from, parent_id: parent, post_id: post } = comment;
  return {
    channel,
    account,
    kind: 'comment' as const,
    visibility: 'public' as const,
    counterpart: {
      // Nobody is named: the comment itself is who we answer.
      externalId: from?.id ?? id,
      aliases: from?.id === undefined ? [] : [{ type: 'psid' as const, value: from.id }],
      ...(from?.name !== undefined && { displayName: from.name.slice(0, 512) }),
    },
    ...(parent !== undefined && parent !== post && { inReplyTo: parent }),
    ...sentAt(comment.created_time),
    raw: { feed: raw },
  };
}

function written({ message, photo, video }: FeedComment, externalId: string): Written {
  const files = [...fileOf('image', photo), ...fileOf('video', video)];
  return { externalId, ...contentOf(message, { files }) };
}

function fileOf(type: Attachment['type'], url: string | undefined): Attachment[] {
  return isFetchable(url) ? [{ type, providerRef: url }] : [];
}

/** Changes carry the time the comment was first written; two of one comment may be told at once, hence the text too. */
function versionOf({ message = '', photo = '', video = '' }: FeedComment, { time }: Place): string {
  return `${Date.parse(readInstant(time) ?? '') || 0}:${stableId('edit', message, photo, video).slice(0, 8)}`;
}

function sentAt(time: unknown): { sentAt?: string } {
  const at = readInstant(time);
  return at === undefined ? {} : { sentAt: at };
}
