import { z } from 'zod';
import { channelSchema } from './channel.js';
import type { EventKind } from './event-kind.js';
import { idSchema } from './identity.js';
import { instantSchema } from './time.js';

/**
 * A webhook call, or one event of it, that was verified but could not be understood. The bytes are kept as they
 * came, so that a corrected parser can read them again (`kanal replay quarantine`).
 */
export const quarantinedWebhookSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: idSchema,
  channel: channelSchema,
  /** The adapter's route that took it, e.g. `twilio.inbound`: who can read it again. */
  route: z.string().min(1).max(100),
  /** Fields and rules, without values. */
  reason: z.string().max(2000),
  contentType: z.string().max(255),
  /** The query string of the call, where a provider puts data there. */
  query: z.string().max(8192),
  bodyBase64: z.base64(),
  receivedAt: instantSchema,
});

/** A verified webhook call that could not be understood. */
export type QuarantinedWebhook = z.infer<typeof quarantinedWebhookSchema>;

/** `inbound.<channel>.quarantine` on INBOUND. */
export const quarantineKind: EventKind<typeof quarantinedWebhookSchema> = {
  type: 'kanal.quarantined-webhook',
  version: 1,
  schema: quarantinedWebhookSchema,
  upcasters: {},
  stream: 'INBOUND',
  id: (webhook) => webhook.id,
  subject: (webhook) => `inbound.${webhook.channel}.quarantine`,
  source: (webhook) => `/kanal/${webhook.channel}`,
  time: (webhook) => webhook.receivedAt,
};

/** `reparse.<channel>` on REPARSE: an operator asks the adapter to read a quarantined call again. */
export const reparseKind: EventKind<typeof quarantinedWebhookSchema> = {
  ...quarantineKind,
  type: 'kanal.reparse',
  stream: 'REPARSE',
  subject: (webhook) => `reparse.${webhook.channel}`,
  source: () => '/kanal/operator',
};
