import type { OutboundMessage } from '@kanal/contracts';
import type { MetaAccount } from './accounts.js';
import {
  type FindExcess,
  facebookCommentExcess,
  humanWindowMs,
  instagramCommentExcess,
  instagramExcess,
  messengerExcess,
  standardWindowMs,
} from './limits.js';

/** The one call a reply is sent by. */
export interface Target {
  /** Below the version, without a slash in front. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Why a reply cannot be sent, for an admin. */
export interface NoTarget {
  readonly code: string;
  readonly reason: string;
}

/** What a reply is decided by. */
type Reply = Pick<
  OutboundMessage,
  'id' | 'kind' | 'visibility' | 'intent' | 'to' | 'text' | 'inReplyTo' | 'lastInboundAt'
>;

/** The code of a reply that came after the time in which it is allowed. */
export const windowClosedCode = 'KANAL_META_WINDOW_CLOSED';

/**
 * How a reply is sent, decided from itself alone: a message to the person, the one private reply that a comment may
 * have, a public answer under a comment, or an answer to a mention elsewhere. A reply is one call: what is too long for
 * it is refused, not cut.
 * https://developers.facebook.com/docs/messenger-platform/reference/send-api
 * https://developers.facebook.com/docs/instagram-platform/private-replies
 */
export function readTarget(reply: Reply, account: MetaAccount, nowMs: number): Target | NoTarget {
  const isPublic = reply.visibility === 'public';
  switch (reply.kind) {
    case 'comment':
      return isPublic ? publicAnswer(reply, account) : privateReply(reply, account, nowMs);
    case 'mention':
      // A mention in a story came as a message and is answered by one.
      return isPublic || isNameOnly(reply.to)
        ? answerToMention(reply, account, isPublic)
        : toPerson(reply, account, nowMs);
    case 'direct':
    case 'story-reply':
      return toPerson(reply, account, nowMs);
  }
}

function toPerson(reply: Reply, account: MetaAccount, nowMs: number): Target | NoTarget {
  const sinceMs = nowMs - Date.parse(reply.lastInboundAt);
  if (sinceMs <= standardWindowMs) {
    return message(reply, account, { id: reply.to }, { messaging_type: 'RESPONSE' });
  }
  if (reply.intent === 'human' && sinceMs <= humanWindowMs) {
    const tagged = { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' };
    return message(reply, account, { id: reply.to }, tagged);
  }
  return {
    code: windowClosedCode,
    reason:
      sinceMs <= humanWindowMs
        ? 'more than 24 hours since the citizen’s last message: only a person may still answer, from the console, within 7 days of it'
        : 'more than 7 days since the citizen’s last message: wait for the citizen to write again',
  };
}

function privateReply(reply: Reply, account: MetaAccount, nowMs: number): Target | NoTarget {
  const { inReplyTo: commentId } = reply;
  if (commentId === undefined) return noComment;
  if (nowMs - Date.parse(reply.lastInboundAt) > humanWindowMs) {
    return {
      code: windowClosedCode,
      reason: 'more than 7 days since the comment: answer it in public, or wait for the citizen to write',
    };
  }
  return message(reply, account, { comment_id: commentId }, { messaging_type: 'RESPONSE' });
}

function publicAnswer(reply: Reply, { object }: MetaAccount): Target | NoTarget {
  const { inReplyTo: commentId } = reply;
  if (commentId === undefined) return noComment;
  const isPage = object === 'page';
  return ifFits(reply.text, isPage ? facebookCommentExcess : instagramCommentExcess, {
    path: `${encodeURIComponent(commentId)}/${isPage ? 'comments' : 'replies'}`,
    body: { message: reply.text },
  });
}

/** https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/mentions */
function answerToMention(reply: Reply, { id }: MetaAccount, isPublic: boolean): Target | NoTarget {
  if (!isPublic) {
    return {
      code: 'KANAL_META_MENTION_PRIVATE',
      reason:
        'who mentions us elsewhere can only be answered in public: write a public answer without personal data',
    };
  }
  const [mediaId, commentId] = reply.inReplyTo?.split(':') ?? [];
  if (!mediaId) return noComment;
  return ifFits(reply.text, instagramCommentExcess, {
    path: `${id}/mentions`,
    body: {
      media_id: mediaId,
      ...(commentId !== undefined && { comment_id: commentId }),
      message: reply.text,
    },
  });
}

function message(
  { id, text }: Reply,
  { object, sendsAs }: MetaAccount,
  recipient: Readonly<Record<string, string>>,
  type: Readonly<Record<string, string>>,
): Target | NoTarget {
  const isPage = object === 'page';
  return ifFits(text, isPage ? messengerExcess : instagramExcess, {
    path: `${sendsAs}/messages`,
    body: {
      recipient,
      ...type,
      // Comes back with the echo: a call whose answer never came is resolved by it. Instagram has no such field.
      message: { text, ...(isPage && { metadata: id }) },
    },
  });
}

const noComment: NoTarget = {
  code: 'KANAL_META_NO_COMMENT',
  reason: 'the reply does not name the comment it answers: report it as a fault of Kanal',
};

function ifFits(text: string, findExcess: FindExcess, target: Target): Target | NoTarget {
  const excess = findExcess(text);
  return excess === undefined
    ? target
    : { code: 'KANAL_META_TOO_LONG', reason: `${excess}: shorten the text and send it again` };
}

/** Who mentions us elsewhere is known by name only, which `@` marks (see look-up-mention.ts). */
function isNameOnly(to: string): boolean {
  return to.startsWith('@');
}
