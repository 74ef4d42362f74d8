import { z } from 'zod';
import { channelSchema } from './channel.js';
import type { EventKind, Upcaster } from './event-kind.js';
import { idSchema } from './identity.js';
import { instantSchema } from './time.js';

/** Version 1 told of openings and follow-ups only. */
const fromVersion1: Upcaster = (event) => ({ ...event, schemaVersion: 2 });

/**
 * What happened to a complaint, for integrators. Holds no personal data and no words of the citizen. After `edited` and
 * `redacted` whoever keeps words of the complaint has to fetch them again: the citizen changed them, or took them back.
 */
export const complaintEventSchema = z.strictObject({
  schemaVersion: z.literal(2),
  id: idSchema,
  event: z.enum(['opened', 'appended', 'edited', 'redacted']),
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
  version: 2,
  schema: complaintEventSchema,
  upcasters: { 1: fromVersion1 },
  stream: 'COMPLAINTS',
  id: (event) => event.id,
  subject: (event) => `complaint.${event.event}`,
  source: () => '/kanal/router',
  time: (event) => event.at,
};
