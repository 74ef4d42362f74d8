import { z } from 'zod';
import { channelSchema } from './channel.js';
import type { EventKind } from './event-kind.js';
import { idSchema } from './identity.js';
import { instantSchema } from './time.js';

/** What happened to a complaint, for integrators. Holds no personal data and no words of the citizen. */
export const complaintEventSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: idSchema,
  event: z.enum(['opened', 'appended']),
  complaintId: idSchema,
  ticket: z.string().min(1).max(40),
  state: z.string().min(1).max(40),
  channel: channelSchema,
  at: instantSchema,
});

/** What happened to a complaint. */
export type ComplaintEvent = z.infer<typeof complaintEventSchema>;

/** `complaint.<event>` on COMPLAINTS. */
export const complaintEventKind: EventKind<typeof complaintEventSchema> = {
  type: 'kanal.complaint',
  version: 1,
  schema: complaintEventSchema,
  upcasters: {},
  stream: 'COMPLAINTS',
  id: (event) => event.id,
  subject: (event) => `complaint.${event.event}`,
  source: () => '/kanal/router',
  time: (event) => event.at,
};
