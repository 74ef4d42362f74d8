import { z } from 'zod';
import type { EventKind } from './event-kind.js';
import { idSchema } from './identity.js';
import { instantSchema } from './time.js';

/** A message that a service could not handle, with all that is needed to put it back (`kanal replay dead-letters`). */
export const deadLetterSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** `stableId('dead-letter', service, stream, sequence)`. */
  id: idSchema,
  service: z.string().regex(/^[a-z-]{1,40}$/),
  /** `KANAL_…` */
  code: z.string().max(100),
  /** What went wrong, without values. */
  reason: z.string().max(2000),
  stream: z.string().max(100),
  streamSequence: z.int().positive(),
  subject: z.string().max(500),
  deliveries: z.int().nonnegative(),
  headers: z.record(z.string(), z.string()),
  bodyBase64: z.base64(),
  failedAt: instantSchema,
});

/** A message that a service could not handle. */
export type DeadLetter = z.infer<typeof deadLetterSchema>;

/** `dlq.<service>` on DLQ. */
export const deadLetterKind: EventKind<typeof deadLetterSchema> = {
  type: 'kanal.dead-letter',
  version: 1,
  schema: deadLetterSchema,
  upcasters: {},
  stream: 'DLQ',
  id: (letter) => letter.id,
  subject: (letter) => `dlq.${letter.service}`,
  source: (letter) => `/kanal/${letter.service}`,
  time: (letter) => letter.failedAt,
};
