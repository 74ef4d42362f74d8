import { z } from 'zod';
import { channelSchema } from './channel.js';
import type { EventKind, Upcaster } from './event-kind.js';
import { idSchema } from './identity.js';
import { instantSchema } from './time.js';

/** Version 1 told of openings and follow-ups only. */
const fromVersion1: Upcaster = (event) => ({ ...event, schemaVersion: 2 });
/** Version 2 told of what citizens do, and not of clocks. */
const fromVersion2: Upcaster = (event) => ({ ...event, schemaVersion: 3 });

const common = {
  schemaVersion: z.literal(3),
  id: idSchema,
  complaintId: idSchema,
  ticket: z.string().min(1).max(40),
  state: z.string().min(1).max(40),
  channel: channelSchema,
  at: instantSchema,
};

/**
 * What happened to a complaint, for integrators. Holds no personal data and no words of the citizen. After `edited` and
 * `redacted` whoever keeps words of the complaint has to fetch them again: the citizen changed them, or took them back.
 * `clock-warning`: so much of a clock's working time is over; at 100 its last day is.
 */
export const complaintEventSchema = z.discriminatedUnion('event', [
  z.strictObject({ ...common, event: z.enum(['opened', 'appended', 'edited', 'redacted']) }),
  z.strictObject({
    ...common,
    event: z.literal('clock-warning'),
    clock: z.string().min(1).max(40),
    /** `batas`: the regulation's limit. `target-internal`: the agency's own, shorter target. */
    kind: z.enum(['batas', 'target-internal']),
    percent: z.literal([50, 80, 100]),
    /** The last day in time, in the agency's zone. */
    dueOn: z.iso.date(),
    /** The date leans on a day that nobody has fixed. */
    isPrediction: z.boolean(),
  }),
]);

/** What happened to a complaint. */
export type ComplaintEvent = z.infer<typeof complaintEventSchema>;

/** `complaint.<event>` on COMPLAINTS. */
export const complaintEventKind: EventKind<typeof complaintEventSchema> = {
  type: 'kanal.complaint',
  version: 3,
  schema: complaintEventSchema,
  upcasters: { 1: fromVersion1, 2: fromVersion2 },
  stream: 'COMPLAINTS',
  id: (event) => event.id,
  subject: (event) => `complaint.${event.event}`,
  source: () => '/kanal/router',
  time: (event) => event.at,
};
