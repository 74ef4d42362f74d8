import { z } from 'zod';
import { channelSchema } from './channel.js';
import type { EventKind } from './event-kind.js';
import { conversationSchema, idSchema } from './identity.js';
import { visibilitySchema } from './inbound-message.js';
import { instantSchema } from './time.js';

/** Why we write: acknowledge, ask for what is missing, tell a status, notify of a change, or a person's own words. */
export const intentSchema = z.enum(['ack', 'ask', 'status', 'notify', 'human']);

/** One message of ours to a citizen. */
export const outboundMessageSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** Idempotency key, see `outboundId`: the provider is called at most once for it. */
  id: idSchema,
  channel: channelSchema,
  account: z.string().min(1).max(200),
  conversation: conversationSchema,
  /** The counterpart's `externalId`. */
  to: z.string().min(1).max(512),
  /** The provider's id of the message we answer. */
  inReplyTo: z.string().min(1).max(1024).optional(),
  visibility: visibilitySchema,
  intent: intentSchema,
  text: z.string().min(1).max(65_536),
  /** A provider-approved template, where free text is not allowed. */
  template: z
    .strictObject({ name: z.string().min(1).max(512), variables: z.record(z.string(), z.string()) })
    .optional(),
  createdAt: instantSchema,
  /** After this moment the reply must not go out any more (the provider's reply window, or ours). */
  expiresAt: instantSchema.optional(),
});

/** One message of ours to a citizen. */
export type OutboundMessage = z.infer<typeof outboundMessageSchema>;
/** Why we write. */
export type Intent = z.infer<typeof intentSchema>;

/** `outbound.<channel>.<conversation>` on OUTBOUND, a work queue. */
export const outboundKind: EventKind<typeof outboundMessageSchema> = {
  type: 'kanal.outbound',
  version: 1,
  schema: outboundMessageSchema,
  upcasters: {},
  stream: 'OUTBOUND',
  id: (message) => message.id,
  subject: (message) => `outbound.${message.channel}.${message.conversation}`,
  source: () => '/kanal/router',
  time: (message) => message.createdAt,
};
