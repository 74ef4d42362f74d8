import { z } from 'zod';
import { channelSchema } from './channel.js';
import type { EventKind } from './event-kind.js';
import { conversationSchema, idSchema } from './identity.js';
import { instantSchema } from './time.js';

/**
 * How far a reply has come, with its rank. A status is only replaced by one of higher rank, because callbacks
 * overtake each other. `unknown` stands below `accepted`, so that a late callback resolves it; `rejected` above
 * `sent`, because a carrier can refuse what the provider took, and below `delivered`, which is proof.
 */
export const deliveryRank = {
  queued: 0,
  sending: 10,
  unknown: 15,
  accepted: 20,
  sent: 30,
  rejected: 35,
  delivered: 40,
  read: 50,
} as const;

/** How far a reply has come. */
export const deliveryStateSchema = z.enum(
  Object.keys(deliveryRank) as [keyof typeof deliveryRank, ...(keyof typeof deliveryRank)[]],
);

/** One observation of a reply's way, by our send worker or by the provider's callback. */
export const deliveryStatusSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** One per observation: the same callback twice is the same id. */
  id: idSchema,
  channel: channelSchema,
  account: z.string().min(1).max(200),
  /** Known to our send worker, not to a provider's callback. */
  conversation: conversationSchema.optional(),
  /** Ours. Missing when a provider's callback names only its own id. */
  outboundId: idSchema.optional(),
  providerMessageId: z.string().min(1).max(1024).optional(),
  status: deliveryStateSchema,
  /** The provider's error code, or ours: `KANAL_RECIPIENT_OPTED_OUT` closes the conversation for our replies. */
  code: z.string().max(100).optional(),
  /** For a person, without personal data. */
  reason: z.string().max(1000).optional(),
  at: instantSchema,
});

/** One observation of a reply's way. */
export type DeliveryStatus = z.infer<typeof deliveryStatusSchema>;
/** How far a reply has come. */
export type DeliveryState = z.infer<typeof deliveryStateSchema>;

/** `status.<channel>` on STATUS. */
export const deliveryStatusKind: EventKind<typeof deliveryStatusSchema> = {
  type: 'kanal.delivery-status',
  version: 1,
  schema: deliveryStatusSchema,
  upcasters: {},
  stream: 'STATUS',
  id: (status) => status.id,
  subject: (status) => `status.${status.channel}`,
  source: (status) => `/kanal/${status.channel}`,
  time: (status) => status.at,
};
