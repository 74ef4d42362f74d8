import type { InboundDraft } from '@kanal/adapter';
import { ContractError, idSchema, stableId } from '@kanal/contracts';
import { fit, readInstant } from '@kanal/graph';
import { readAttachments } from './attachments.js';
import { contentOf } from './content.js';
import type { EventRead, Place } from './event-read.js';
import {
  deliverySchema,
  messageEditSchema,
  messageSchema,
  messagingSchema,
  postbackSchema,
  readSchema,
} from './payload.js';

/** What says nothing for a complaint, or is about who answers the conversation. Each is the reason it is passed over by. */
const ignoredFields = [
  'reaction',
  'referral',
  'optin',
  'pass_thread_control',
  'take_thread_control',
  'request_thread_control',
  'app_roles',
  'account_linking',
  'policy_enforcement',
  'messaging_feedback',
] as const;

/**
 * One event of a conversation: a message with all its forms, an edit, a pressed button, or how far our own messages
 * have come.
 * https://developers.facebook.com/docs/messenger-platform/reference/webhook-events
 * @param appIds ids of our app, by which our own messages are known when they are told to us again.
 * @throws ContractError or z.ZodError when it cannot be understood; neither holds a value.
 */
export function readMessaging(raw: unknown, place: Place, appIds: ReadonlySet<string>): EventRead {
  const event = fit('meta.messaging', messagingSchema, raw);
  const has = (field: string): boolean => event[field] !== undefined && event[field] !== null;
  if (has('delivery')) return readDelivery(event['delivery'], event.timestamp, place);
  if (has('read')) return readReading(event['read'], event.timestamp, place);

  const said = has('message')
    ? readMessage(event['message'], appIds)
    : has('message_edit')
      ? readEdit(event['message_edit'], event.timestamp)
      : has('postback')
        ? readPostback(event['postback'], event)
        : undefined;
  if (!said) return { ignored: ignoredFields.find(has) ?? 'other-event' };
  if ('statuses' in said) {
    const { channel, account } = place;
    return { statuses: said.statuses.map((status) => ({ ...status, channel, account })) };
  }
  if ('ignored' in said) return said;

  const isOurs = said.isEcho || event.sender?.id === place.account;
  const citizen = isOurs ? event.recipient?.id : event.sender?.id;
  if (citizen === undefined) throw new ContractError('meta.messaging', ['sender.id: nobody is named']);
  // Instagram lets an account write to itself.
  if (citizen === place.account) return { ignored: 'self' };
  const sentAt = readInstant(event.timestamp);
  const message: InboundDraft = {
    channel: place.channel,
    account: place.account,
    visibility: 'private',
    counterpart: {
      externalId: citizen,
      aliases: [{ type: place.object === 'page' ? 'psid' : 'igsid', value: citizen }],
    },
    ...(sentAt !== undefined && { sentAt }),
    ...said.draft,
    ...(isOurs && { author: 'page-inbox' as const }),
    ...(place.isStandby && { noReply: true as const }),
    raw: place.isStandby ? { standby: raw } : { messaging: raw },
  };
  return { message };
}

type Body = Omit<
  InboundDraft,
  'channel' | 'account' | 'visibility' | 'counterpart' | 'sentAt' | 'raw' | 'author' | 'noReply'
>;
type Said =
  | { readonly draft: Body; readonly isEcho: boolean }
  | { readonly statuses: readonly OwnStatus[] }
  | { readonly ignored: string };
type OwnStatus = { readonly outboundId: string; readonly providerMessageId: string; readonly status: 'sent' };

function readMessage(raw: unknown, appIds: ReadonlySet<string>): Said {
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

function readEdit(raw: unknown, timestamp: unknown): Said {
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

function readPostback(
  raw: unknown,
  {
    sender,
    timestamp,
  }: { readonly sender?: { readonly id?: string | undefined } | undefined; readonly timestamp?: unknown },
): Said {
  const { mid, title, payload } = fit('meta.postback', postbackSchema, raw);
  const externalId =
    mid ??
    `postback:${stableId('postback', sender?.id ?? '', String(timestamp), title ?? '', payload ?? '')}`;
  return { draft: { kind: 'direct', externalId, ...contentOf(title ?? payload) }, isEcho: false };
}

function readDelivery(raw: unknown, timestamp: unknown, { channel, account }: Place): EventRead {
  const { mids = [] } = fit('meta.delivery', deliverySchema, raw);
  if (mids.length === 0) return { ignored: 'delivery-watermark' };
  const at = readInstant(timestamp);
  return {
    statuses: mids.map((providerMessageId) => ({
      channel,
      account,
      providerMessageId,
      status: 'delivered',
      ...(at !== undefined && { at }),
    })),
  };
}

function readReading(raw: unknown, timestamp: unknown, { channel, account }: Place): EventRead {
  const { mid } = fit('meta.read', readSchema, raw);
  if (mid === undefined) return { ignored: 'read-watermark' };
  const at = readInstant(timestamp);
  return {
    statuses: [{ channel, account, providerMessageId: mid, status: 'read', ...(at !== undefined && { at }) }],
  };
}
