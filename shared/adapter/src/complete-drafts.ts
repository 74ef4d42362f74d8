import { createHash } from 'node:crypto';
import {
  type AdapterName,
  type Attachment,
  type Channel,
  ContractError,
  conversationId,
  type DeliveryStatus,
  deliveryStatusKind,
  type InboundMessage,
  inboundId,
  inboundKind,
  type Lookup,
  lookupKind,
  type MediaRequest,
  mediaId,
  mediaRequestKind,
  type PrivacyRequest,
  type Publication,
  privacyRequestKind,
  stableId,
  toPublication,
} from '@kanal/contracts';
import { boundRaw } from './bound-raw.js';
import type { InboundDraft, PrivacyRequestDraft, StatusDraft } from './channel-adapter.js';

/** What the kit knows and an adapter's parser does not. */
export interface DraftContext {
  readonly adapter: AdapterName;
  /** The channels of that adapter. */
  readonly channels: readonly Channel[];
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
  checkChannel(draft, context);
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
  checkChannel(draft, context);
  const status: DeliveryStatus = {
    ...draft,
    schemaVersion: 1,
    id: stableId(
      'status',
      draft.channel,
      draft.account,
      draft.outboundId ?? '',
      draft.providerMessageId ?? '',
      draft.status,
      draft.code ?? '',
      draft.at ?? '',
    ),
    at: draft.at ?? instant(context.receivedAtMs),
  };
  return toPublication(deliveryStatusKind, status, context.trace);
}

/**
 * A request to be deleted as it is filed. The same code is the same request.
 * @throws ContractError when the draft does not fit the contract.
 */
export function privacyRequestPublication(draft: PrivacyRequestDraft, context: DraftContext): Publication {
  checkChannel(draft, context);
  const request: PrivacyRequest = {
    ...draft,
    schemaVersion: 1,
    id: stableId('privacy-request', context.adapter, draft.confirmationCode),
    adapter: context.adapter,
    requestedAt: draft.requestedAt ?? instant(context.receivedAtMs),
  };
  return toPublication(privacyRequestKind, request, context.trace);
}

/**
 * An event that has to be asked for, as it is kept. Its id is made of its bytes: the provider's repetition is the same.
 * @throws ContractError when the event does not fit the contract.
 */
export function lookupPublication(
  { reason, part }: { readonly reason: string; readonly part: Uint8Array },
  route: string,
  context: DraftContext,
): Publication {
  const digest = createHash('sha256').update(part).digest('hex');
  const lookup: Lookup = {
    schemaVersion: 1,
    id: stableId('lookup', context.adapter, route, digest),
    adapter: context.adapter,
    route,
    reason,
    partBase64: Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('base64'),
    receivedAt: instant(context.receivedAtMs),
  };
  return toPublication(lookupKind, lookup, context.trace);
}

/** Another channel's subjects are closed to this adapter: what went there would be refused for ever. */
function checkChannel({ channel }: { readonly channel: Channel }, { adapter, channels }: DraftContext): void {
  if (!channels.includes(channel)) {
    throw new ContractError('draft', [`channel: ${channel} is not one of the adapter ${adapter}`]);
  }
}

function completeMessage(draft: InboundDraft, context: DraftContext): InboundMessage {
  const receivedAt = instant(context.receivedAtMs);
  const { channel, account } = draft;
  return {
    ...draft,
    schemaVersion: 3,
    adapter: context.adapter,
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
    schemaVersion: 2,
    id: mediaId(message.id, index),
    messageId: message.id,
    index,
    adapter: message.adapter,
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
