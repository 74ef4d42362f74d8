import type { InboundDraft } from '@kanal/adapter';
import type { Attachment } from '@kanal/contracts';
import { normalizeMessageContent, type proto } from 'baileys';
import { type MediaFields, type MediaRef, sizeOf, toProviderRef } from './media-ref.js';

/** What a person sent, without who and when. */
export type Content = Pick<InboundDraft, 'text' | 'attachments' | 'location' | 'unsupported' | 'inReplyTo'>;

/** Nothing a complaint is made of. */
export type IgnoredContent =
  | 'reaction'
  | 'poll-vote'
  | 'protocol'
  | 'album-header'
  | 'key-exchange'
  | 'chat-setting';

/** What we may be shown, once: never recorded, only that there was something. */
const unsupported: Content = { attachments: [], unsupported: true };

/**
 * The content of a message, out of whatever it is wrapped in (disappearing messages, captions, edits). What is to be
 * seen once is not read, and what nobody knows yet is a placeholder: a person wrote, and a person may have to look.
 */
export function readContent(
  message: proto.IMessage | null | undefined,
): Content | { readonly reason: IgnoredContent } {
  if (isForOneView(message)) return unsupported;
  const content = normalizeMessageContent(message ?? undefined);
  if (!content) return unsupported;
  const ignored = ignoredBy(content);
  if (ignored !== undefined) return { reason: ignored };
  const body = readBody(content);
  const answered = contextOf(content)?.stanzaId;
  return answered && answered.length <= 1024 ? { ...body, inReplyTo: answered } : body;
}

function isForOneView(message: proto.IMessage | null | undefined, depth = 0): boolean {
  if (!message || depth > 5) return false;
  if (message.viewOnceMessage || message.viewOnceMessageV2 || message.viewOnceMessageV2Extension) return true;
  if (message.imageMessage?.viewOnce || message.videoMessage?.viewOnce || message.audioMessage?.viewOnce)
    return true;
  const inside =
    message.ephemeralMessage ?? message.documentWithCaptionMessage ?? message.editedMessage ?? undefined;
  return isForOneView(inside?.message, depth + 1);
}

function ignoredBy(content: proto.IMessage): IgnoredContent | undefined {
  if (content.reactionMessage || content.encReactionMessage) return 'reaction';
  if (content.pollUpdateMessage) return 'poll-vote';
  // Edits and deletions among them come as `messages.update`.
  if (content.protocolMessage) return 'protocol';
  if (content.albumMessage) return 'album-header';
  if (content.pinInChatMessage || content.keepInChatMessage) return 'chat-setting';
  const names = Object.entries(content).filter(([, value]) => value !== null && value !== undefined);
  const hasOnlyKeys = names.every(
    ([name]) => name === 'senderKeyDistributionMessage' || name === 'messageContextInfo',
  );
  return names.length > 0 && hasOnlyKeys ? 'key-exchange' : undefined;
}

function readBody(content: proto.IMessage): Content {
  const { conversation, extendedTextMessage, locationMessage, liveLocationMessage } = content;
  if (conversation) return words(conversation);
  if (extendedTextMessage) return words(extendedTextMessage.text);
  if (locationMessage) return readLocation(locationMessage);
  if (liveLocationMessage) return readLocation(liveLocationMessage);
  for (const { type, fields } of filesOf(content)) if (fields) return readFile(type, fields);
  const shown = shownLines(content);
  return shown ? words(shown.filter(Boolean).join('\n')) : unsupported;
}

type FileFields = MediaFields & {
  readonly mimetype?: string | null;
  readonly caption?: string | null;
  readonly fileName?: string | null;
  readonly fileLength?: proto.Message.IImageMessage['fileLength'];
};

function filesOf(
  content: proto.IMessage,
): { type: MediaRef['type']; fields: FileFields | null | undefined }[] {
  return [
    { type: 'image', fields: content.imageMessage },
    { type: 'video', fields: content.videoMessage ?? content.ptvMessage },
    { type: 'audio', fields: content.audioMessage },
    { type: 'document', fields: content.documentMessage },
    { type: 'sticker', fields: content.stickerMessage },
  ];
}

/** A file WhatsApp gives no way to is told as unsupported; its caption is what the citizen wrote all the same. */
function readFile(type: MediaRef['type'], fields: FileFields): Content {
  const { text } = words(fields.caption);
  const providerRef = toProviderRef(type, fields);
  if (providerRef === undefined) return { ...(text !== undefined && { text }), ...unsupported };
  const sizeBytes = sizeOf(fields.fileLength);
  const attachment: Attachment = {
    type,
    providerRef,
    ...(fields.mimetype && { mimeType: fields.mimetype.slice(0, 255) }),
    ...(fields.fileName && { fileName: fields.fileName.slice(0, 512) }),
    ...(text !== undefined && { caption: text.slice(0, 8192) }),
    ...(sizeBytes !== undefined && { sizeBytes }),
  };
  return { ...(text !== undefined && { text }), attachments: [attachment] };
}

type Place = proto.Message.ILocationMessage & proto.Message.ILiveLocationMessage;

function readLocation(place: Place): Content {
  const { degreesLatitude: latitude, degreesLongitude: longitude, name, address, caption } = place;
  const isPlace =
    typeof latitude === 'number' &&
    typeof longitude === 'number' &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180;
  if (!isPlace) return unsupported;
  return {
    ...words(caption),
    location: {
      latitude,
      longitude,
      ...(name && { name: name.slice(0, 1024) }),
      ...(address && { address: address.slice(0, 2048) }),
    },
  };
}

/** The lines of contact cards and of answers to what a business account once offered; undefined for other kinds. */
function shownLines(content: proto.IMessage): (string | null | undefined)[] | undefined {
  const { contactMessage, contactsArrayMessage, listResponseMessage: entry } = content;
  if (contactMessage) return [lineOfCard(contactMessage)];
  if (contactsArrayMessage) return (contactsArrayMessage.contacts ?? []).map(lineOfCard);
  if (entry) return [entry.title, entry.description];
  const chosen =
    content.buttonsResponseMessage?.selectedDisplayText ??
    content.templateButtonReplyMessage?.selectedDisplayText ??
    content.interactiveResponseMessage?.body?.text;
  return chosen ? [chosen] : undefined;
}

function lineOfCard({ displayName, vcard }: proto.Message.IContactMessage): string {
  const numbers = [...(vcard ?? '').matchAll(/^(?:item\d+\.)?TEL[^:\r\n]*:(.+)$/gim)].map(([, number]) =>
    number?.trim(),
  );
  return [displayName, numbers.join(', ')].filter(Boolean).join(': ');
}

/** Where the message says what it answers: in the context of whatever part it consists of. */
function contextOf(content: proto.IMessage): proto.IContextInfo | null | undefined {
  for (const part of Object.values(content) as unknown[]) {
    if (typeof part === 'object' && part !== null && 'contextInfo' in part) {
      return part.contextInfo as proto.IContextInfo | null;
    }
  }
  return undefined;
}

function words(text: string | null | undefined): Content {
  return text ? { text: text.slice(0, 65_536), attachments: [] } : { attachments: [] };
}
