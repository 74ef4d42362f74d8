import { z } from 'zod';
import { adapterNameSchema } from './adapter-name.js';
import { channelSchema } from './channel.js';
import type { EventKind } from './event-kind.js';
import { idSchema } from './identity.js';
import { instantSchema } from './time.js';

/**
 * Somebody asks by way of the provider that what we keep of them be deleted (UU 27/2022 Pasal 8; Meta's data-deletion
 * callback). Filed for a person: what belongs to an official complaint is not deleted by a machine.
 */
export const privacyRequestSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** `stableId('privacy-request', adapter, confirmationCode)`. */
  id: idSchema,
  adapter: adapterNameSchema,
  channel: channelSchema,
  /** The provider's id of the person. */
  subject: z.string().min(1).max(512),
  /** What the person was told, to ask by. */
  confirmationCode: z.string().regex(/^[0-9A-Za-z-]{8,64}$/),
  requestedAt: instantSchema,
});

/** A request to delete what we keep of somebody. */
export type PrivacyRequest = z.infer<typeof privacyRequestSchema>;

/** `status.<channel>` on STATUS, beside the delivery statuses. */
export const privacyRequestKind: EventKind<typeof privacyRequestSchema> = {
  type: 'kanal.privacy-request',
  version: 1,
  schema: privacyRequestSchema,
  upcasters: {},
  stream: 'STATUS',
  id: (request) => request.id,
  subject: (request) => `status.${request.channel}`,
  source: (request) => `/kanal/${request.adapter}`,
  time: (request) => request.requestedAt,
};
