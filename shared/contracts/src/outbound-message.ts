import { z } from 'zod';
import { adapterNameSchema, soleAdapterOf } from './adapter-name.js';
import { channelSchema } from './channel.js';
import type { EventKind, Upcaster } from './event-kind.js';
import { conversationSchema, idSchema } from './identity.js';
import { messageKindSchema, visibilitySchema } from './inbound-message.js';
import { instantSchema } from './time.js';

/** Why we write: acknowledge, ask for what is missing, tell a status, notify of a change, or a person's own words. */
export const intentSchema = z.enum(['ack', 'ask', 'status', 'notify', 'human']);

/** Version 1 knew one adapter per channel and answered direct messages only, at once. */
const fromVersion1: Upcaster = (message) => ({
  ...message,
  schemaVersion: 2,
  adapter: soleAdapterOf(message['channel']),
  kind: 'direct',
  lastInboundAt: message['createdAt'],
});

/** One message of ours to a citizen. */
export const outboundMessageSchema = z.strictObject({
  schemaVersion: z.literal(2),
  /** Idempotency key, see `outboundId`: the provider is called at most once for it. */
  id: idSchema,
  /** Who took the message that is answered, and so can answer it. */
  adapter: adapterNameSchema,
  channel: channelSchema,
  account: z.string().min(1).max(200),
  conversation: conversationSchema,
  /** The counterpart's `externalId`. */
  to: z.string().min(1).max(512),
  /** The provider's id of the message we answer. */
  inReplyTo: z.string().min(1).max(1024).optional(),
  /** Of the message that is answered. */
  kind: messageKindSchema,
  /** Who shall read the answer. A `private` one to a public message is the one private reply that a platform grants. */
  visibility: visibilitySchema,
  intent: intentSchema,
  text: z.string().min(1).max(65_536),
  /** A provider-approved template, where free text is not allowed. */
  template: z
    .strictObject({ name: z.string().min(1).max(512), variables: z.record(z.string(), z.string()) })
    .optional(),
  createdAt: instantSchema,
  /** When the citizen wrote last, by the provider's clock: its windows for free answers count from it. */
  lastInboundAt: instantSchema,
  /** After this moment the reply must not go out any more (the provider's reply window, or ours). */
  expiresAt: instantSchema.optional(),
});

/** One message of ours to a citizen. */
export type OutboundMessage = z.infer<typeof outboundMessageSchema>;
/** Why we write. */
export type Intent = z.infer<typeof intentSchema>;

/** `outbound.<adapter>.<conversation>` on OUTBOUND, a work queue. */
export const outboundKind: EventKind<typeof outboundMessageSchema> = {
  type: 'kanal.outbound',
  version: 2,
  schema: outboundMessageSchema,
  upcasters: { 1: fromVersion1 },
  stream: 'OUTBOUND',
  id: (message) => message.id,
  subject: (message) => `outbound.${message.adapter}.${message.conversation}`,
  source: () => '/kanal/router',
  time: (message) => message.createdAt,
};
