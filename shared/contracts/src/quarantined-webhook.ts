import { z } from 'zod';
import { adapterNameSchema, soleAdapterOf } from './adapter-name.js';
import type { EventKind, Upcaster } from './event-kind.js';
import { idSchema } from './identity.js';
import { instantSchema } from './time.js';

/** The bytes as they came: in the record, or in the object store when they are too many for one NATS message. */
const quarantinedBodySchema = z.discriminatedUnion('in', [
  z.strictObject({ in: z.literal('message'), base64: z.base64() }),
  z.strictObject({
    in: z.literal('object-store'),
    key: z.string().min(1).max(200),
    sizeBytes: z.int().nonnegative(),
  }),
]);

/** In version 1 every body was in the record. */
const fromVersion1: Upcaster = ({ bodyBase64, ...webhook }) => ({
  ...webhook,
  schemaVersion: 2,
  body: { in: 'message', base64: bodyBase64 },
});

/** Version 2 knew one adapter per channel. A call is of an adapter: its events may be of several channels. */
const fromVersion2: Upcaster = ({ channel, ...webhook }) => ({
  ...webhook,
  schemaVersion: 3,
  adapter: soleAdapterOf(channel),
});

/**
 * A webhook call, or one event of it, that was verified but could not be understood. The bytes are kept as they
 * came, so that a corrected parser can read them again (`kanal replay quarantine`).
 */
export const quarantinedWebhookSchema = z.strictObject({
  schemaVersion: z.literal(3),
  id: idSchema,
  adapter: adapterNameSchema,
  /** The adapter's route that took it, e.g. `twilio.inbound`: who can read it again. */
  route: z.string().min(1).max(100),
  /** Fields and rules, without values. */
  reason: z.string().max(2000),
  contentType: z.string().max(255),
  /** The query string of the call, where a provider puts data there. */
  query: z.string().max(8192),
  body: quarantinedBodySchema,
  receivedAt: instantSchema,
});

/** A verified webhook call that could not be understood. */
export type QuarantinedWebhook = z.infer<typeof quarantinedWebhookSchema>;

/** `inbound.<adapter>.quarantine` on INBOUND. */
export const quarantineKind: EventKind<typeof quarantinedWebhookSchema> = {
  type: 'kanal.quarantined-webhook',
  version: 3,
  schema: quarantinedWebhookSchema,
  upcasters: { 1: fromVersion1, 2: fromVersion2 },
  stream: 'INBOUND',
  id: (webhook) => webhook.id,
  subject: (webhook) => `inbound.${webhook.adapter}.quarantine`,
  source: (webhook) => `/kanal/${webhook.adapter}`,
  time: (webhook) => webhook.receivedAt,
};

/** `reparse.<adapter>` on REPARSE: an operator asks the adapter to read a quarantined call again. */
export const reparseKind: EventKind<typeof quarantinedWebhookSchema> = {
  ...quarantineKind,
  type: 'kanal.reparse',
  stream: 'REPARSE',
  subject: (webhook) => `reparse.${webhook.adapter}`,
  source: () => '/kanal/operator',
};
