import {
  type Attachment,
  type Channel,
  conversationId,
  type DeliveryStatus,
  deliveryStatusKind,
  type InboundMessage,
  inboundId,
  inboundKind,
  type MediaRequest,
  mediaRequestKind,
  type Publication,
  stableId,
  toPublication,
} from '@kanal/contracts';
import { boundRaw } from './bound-raw.js';
import type { InboundDraft, StatusDraft } from './channel-adapter.js';

/** What the kit knows and an adapter's parser does not. */
export interface DraftContext {
  readonly channel: Channel;
  readonly conversationKey: Uint8Array;
  readonly receivedAtMs: number;
  /** W3C trace context to carry on. */
  readonly trace: Readonly<Record<string, string>>;
}

/**
 * A draft as the message it becomes and, after it, one request per file.
 * @throws ContractError when the draft does not fit the contract.
 */
export function messagePublications(draft: InboundDraft, context: DraftContext): Publication[] {
  const message = completeMessage(draft, context);
  return [
    toPublication(inboundKind, message, context.trace),
    ...message.attachments.map((attachment, index) =>
      toPublication(mediaRequestKind, mediaRequest(message, attachment, index), context.trace),
    ),
  ];
}

/**
 * A delivery callback as the status it becomes. Its id is made of what it says, so that the same callback twice
 * is one observation, whatever our clock shows.
 * @throws ContractError when the draft does not fit the contract.
 */
export function statusPublication(draft: StatusDraft, context: DraftContext): Publication {
  const status: DeliveryStatus = {
    ...draft,
    schemaVersion: 1,
    id: stableId(
      'status',
      context.channel,
      draft.account,
      draft.outboundId ?? '',
      draft.providerMessageId ?? '',
      draft.status,
      draft.code ?? '',
      draft.at ?? '',
    ),
    channel: context.channel,
    at: draft.at ?? instant(context.receivedAtMs),
  };
  return toPublication(deliveryStatusKind, status, context.trace);
}

function completeMessage(draft: InboundDraft, context: DraftContext): InboundMessage {
  const receivedAt = instant(context.receivedAtMs);
  const { channel, account } = draft;
  return {
    ...draft,
    schemaVersion: 1,
    id: inboundId(channel, account, draft.externalId),
    conversation: conversationId(
      { channel, account, counterpart: draft.counterpart.externalId },
      context.conversationKey,
    ),
    sentAt: draft.sentAt ?? receivedAt,
    receivedAt,
    raw: boundRaw(draft.raw),
  };
}

function mediaRequest(message: InboundMessage, attachment: Attachment, index: number): MediaRequest {
  return {
    schemaVersion: 1,
    id: stableId('media', message.id, String(index)),
    messageId: message.id,
    index,
    channel: message.channel,
    account: message.account,
    conversation: message.conversation,
    providerRef: attachment.providerRef,
    ...(attachment.mimeType !== undefined && { mimeType: attachment.mimeType }),
    requestedAt: message.receivedAt,
  };
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}
