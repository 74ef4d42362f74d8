import { z } from 'zod';
import { adapterNameSchema, soleAdapterOf } from './adapter-name.js';
import { channelSchema } from './channel.js';
import type { EventKind, Upcaster } from './event-kind.js';
import { conversationSchema, idSchema, inboundId, partitionOf } from './identity.js';
import { instantSchema } from './time.js';

/** How a message reached us. `direct` is one to one; the others began in public or at somebody's post. */
export const messageKindSchema = z.enum(['direct', 'mention', 'comment', 'story-reply']);

/** Who can read a message. A public one is never answered with anything that belongs to the citizen. */
export const visibilitySchema = z.enum(['private', 'public']);

/** Another name of the same person: a phone number, a WhatsApp BSUID, an X id. None of them is compulsory. */
export const aliasSchema = z.strictObject({
  type: z.enum(['phone', 'wa-bsuid', 'wa-id', 'lid', 'x-id', 'psid', 'igsid', 'username']),
  value: z.string().min(1).max(512),
  /** Of a change of identity: it did not name this person before, and what is kept under it may be of somebody else. */
  isNew: z.literal(true).optional(),
});

/** Who wrote. `externalId` is what the provider needs to write back. */
export const counterpartSchema = z.strictObject({
  externalId: z.string().min(1).max(512),
  aliases: z.array(aliasSchema).max(16),
  displayName: z.string().max(512).optional(),
  username: z.string().max(512).optional(),
});

/** A file that came with a message; fetched after the message is durable. `providerRef` is a URL or a media id. */
export const attachmentSchema = z.strictObject({
  type: z.enum(['image', 'video', 'audio', 'document', 'sticker', 'contact', 'other']),
  providerRef: z.string().min(1).max(4096),
  mimeType: z.string().max(255).optional(),
  fileName: z.string().max(512).optional(),
  caption: z.string().max(8192).optional(),
  sizeBytes: z.int().nonnegative().optional(),
});

/** A place the citizen sent as such, in WGS 84 degrees. */
export const locationSchema = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  name: z.string().max(1024).optional(),
  address: z.string().max(2048).optional(),
});

/** The post of somebody else that a post quotes. */
export const quotedSchema = z.strictObject({
  /** The provider's id. */
  externalId: z.string().min(1).max(1024),
  author: z
    .strictObject({ externalId: z.string().min(1).max(512), username: z.string().max(512).optional() })
    .optional(),
  text: z.string().max(65_536).optional(),
});

const count = z.int().nonnegative().optional();

/** How public a post was when it was read: for triage only, it grows from then on. */
export const publicMetricsSchema = z.strictObject({
  /** Of its author. */
  followers: count,
  likes: count,
  replies: count,
  reposts: count,
  quotes: count,
  views: count,
});

/** Version 1 knew one adapter per channel, and named the message that was edited or deleted as if it were answered. */
const fromVersion1: Upcaster = ({ inReplyTo, ...message }) => {
  const isChange = message['edited'] === true || message['deleted'] === true;
  const named = inReplyTo === undefined ? {} : isChange ? { original: inReplyTo } : { inReplyTo };
  return { ...message, ...named, schemaVersion: 2, adapter: soleAdapterOf(message['channel']) };
};

/** Version 2 had nothing that version 3 reads otherwise. */
const fromVersion2: Upcaster = (message) => ({ ...message, schemaVersion: 3 });

/** One message of a citizen, whatever channel it came by. */
export const inboundMessageSchema = z.strictObject({
  schemaVersion: z.literal(3),
  /** Dedupe key, see `inboundId`. */
  id: idSchema,
  /** Who took it, and can answer it. */
  adapter: adapterNameSchema,
  channel: channelSchema,
  /** Our own account it was written to: a phone number, page id or phone_number_id. */
  account: z.string().min(1).max(200),
  kind: messageKindSchema,
  visibility: visibilitySchema,
  /** The provider's id of the message. */
  externalId: z.string().min(1).max(1024),
  conversation: conversationSchema,
  counterpart: counterpartSchema,
  /** The provider's id of the message this one answers. */
  inReplyTo: z.string().min(1).max(1024).optional(),
  /** The provider's id of the message that this one edits or deletes. */
  original: z.string().min(1).max(1024).optional(),
  text: z.string().max(65_536).optional(),
  attachments: z.array(attachmentSchema).max(32),
  location: locationSchema.optional(),
  /** What somebody else wrote and this message is about. */
  quoted: quotedSchema.optional(),
  metrics: publicMetricsSchema.optional(),
  /** Whom the citizen addressed by a keyword, as the agency's table of keywords names it. */
  agency: z.string().min(1).max(64).optional(),
  /** BCP 47, as the provider says; a hint only. */
  language: z.string().max(35).optional(),
  /** The provider's clock; ours where the provider gives none. */
  sentAt: instantSchema,
  /** Our clock, when the webhook was read. */
  receivedAt: instantSchema,
  /** `text` is what `original` says from now on. */
  edited: z.literal(true).optional(),
  /** The writer has taken `original` back: what is kept of it has to go. */
  deleted: z.literal(true).optional(),
  /** Parts of it have not come: `text` is what there is. */
  incomplete: z.literal(true).optional(),
  /** The provider could not pass on the content. */
  unsupported: z.literal(true).optional(),
  /** The provider has acted on an opt-out word itself and answered it: we only take note. */
  providerKeyword: z.enum(['stop', 'start', 'help']).optional(),
  /** Written on our side, by a person outside Kanal in the provider's own inbox; `counterpart` is still the citizen. */
  author: z.literal('page-inbox').optional(),
  /** Nothing was written: the provider tells that the person goes by other ids now; `aliases` holds old and new. */
  identityChange: z.literal(true).optional(),
  /**
   * Recorded, never answered: the sender is a machine or cannot be written to (short code, alphanumeric sender), or
   * another app of ours has the conversation (Meta's standby).
   */
  noReply: z.literal(true).optional(),
  /** What the provider sent, bounded by the adapter kit. */
  raw: z.unknown(),
});

/** One message of a citizen. */
export type InboundMessage = z.infer<typeof inboundMessageSchema>;
/** The id of the message that this one edits or deletes; undefined when it changes none. */
export function originalIdOf({ channel, account, original }: InboundMessage): string | undefined {
  return original === undefined ? undefined : inboundId(channel, account, original);
}

/** A file that came with a message. */
export type Attachment = z.infer<typeof attachmentSchema>;
/** Another name of the same person. */
export type Alias = z.infer<typeof aliasSchema>;

/** `inbound.<channel>.<partition>.<conversation>` on INBOUND. */
export const inboundKind: EventKind<typeof inboundMessageSchema> = {
  type: 'kanal.inbound',
  version: 3,
  schema: inboundMessageSchema,
  upcasters: { 1: fromVersion1, 2: fromVersion2 },
  stream: 'INBOUND',
  id: (message) => message.id,
  subject: (message) =>
    `inbound.${message.channel}.${partitionOf(message.conversation)}.${message.conversation}`,
  source: (message) => `/kanal/${message.channel}`,
  time: (message) => message.receivedAt,
};
