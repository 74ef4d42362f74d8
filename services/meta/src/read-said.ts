import type { InboundDraft } from '@kanal/adapter';
import { idSchema, stableId } from '@kanal/contracts';
import { fit, readInstant } from '@kanal/graph';
import { readAttachments } from './attachments.js';
import { contentOf } from './content.js';
import { messageEditSchema, messageSchema, postbackSchema } from './payload.js';

/** What was said, without who, to whom and when. */
type Body = Omit<
  InboundDraft,
  'channel' | 'account' | 'visibility' | 'counterpart' | 'sentAt' | 'raw' | 'author' | 'noReply'
>;
/** An event that says something, or that we said something. */
export type Said =
  | { readonly draft: Body; readonly isEcho: boolean }
  | { readonly statuses: readonly OwnStatus[] }
  | { readonly ignored: string };
/** What an echo tells of a reply of ours. */
type OwnStatus = { readonly outboundId: string; readonly providerMessageId: string; readonly status: 'sent' };

/**
 * A message in all its forms: with files, to or about a story, taken back, or an echo of what was sent in our name.
 * @throws ContractError when it cannot be understood.
 */
export function readMessage(raw: unknown, appIds: ReadonlySet<string>): Said {
  const message = fit('meta.message', messageSchema, raw);
  const { mid, reply_to: replyTo } = message;
  const isEcho = message.is_echo === true;
  if (isEcho) {
    // Only we write ids of ours there: a call whose answer never came is resolved by it.
    const outboundId = idSchema.safeParse(message.metadata).data;
    if (outboundId) return { statuses: [{ outboundId, providerMessageId: mid, status: 'sent' }] };
    if (message.app_id !== undefined && appIds.has(message.app_id)) return { ignored: 'own-echo' };
  }
  if (message.is_deleted) {
    const draft: Body = {
      kind: 'direct',
      externalId: `${mid}:deleted`,
      original: mid,
      deleted: true,
      attachments: [],
    };
    return { draft, isEcho };
  }
  const enclosed = readAttachments(message.attachments);
  const draft: Body = {
    kind: enclosed.isStoryMention ? 'mention' : replyTo?.story ? 'story-reply' : 'direct',
    externalId: mid,
    ...(replyTo?.mid !== undefined && { inReplyTo: replyTo.mid }),
    ...contentOf(message.text, enclosed),
    ...(message.is_unsupported && { unsupported: true as const }),
  };
  return { draft, isEcho };
}

/** A message whose text was changed. @throws ContractError when it cannot be understood. */
export function readEdit(raw: unknown, timestamp: unknown): Said {
  const { mid, text, num_edit: count } = fit('meta.message_edit', messageEditSchema, raw);
  const draft: Body = {
    kind: 'direct',
    externalId: `${mid}:edit:${count ?? readInstant(timestamp) ?? 0}`,
    original: mid,
    edited: true,
    ...contentOf(text),
  };
  return { draft, isEcho: false };
}

/**
 * A pressed button: what stands on it. In standby it comes without an id, and gets one made of what it says.
 * @throws ContractError when it cannot be understood.
 */
export function readPostback(raw: unknown, senderId: string | undefined, timestamp: unknown): Said {
  const { mid, title, payload } = fit('meta.postback', postbackSchema, raw);
  const parts = [senderId ?? '', String(timestamp), title ?? '', payload ?? ''];
  const externalId = mid ?? `postback:${stableId('postback', ...parts)}`;
  return { draft: { kind: 'direct', externalId, ...contentOf(title ?? payload) }, isEcho: false };
}
