import { z } from 'zod';
import { adapterNameSchema } from './adapter-name.js';
import type { EventKind } from './event-kind.js';
import { idSchema } from './identity.js';
import { instantSchema } from './time.js';

/**
 * An event that names a message without giving it (an Instagram mention is two ids): the adapter that holds the
 * provider's token asks for the rest, and only then is there a message.
 */
export const lookupSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** `stableId('lookup', adapter, route, hash of the part)`. */
  id: idSchema,
  adapter: adapterNameSchema,
  /** The adapter's route that took it. */
  route: z.string().min(1).max(100),
  /** Why it has to be asked for, from a short fixed list. */
  reason: z.string().regex(/^[a-z-]{1,40}$/),
  /** The event's own bytes. */
  partBase64: z.base64(),
  receivedAt: instantSchema,
});

/** An event to ask the provider for. */
export type Lookup = z.infer<typeof lookupSchema>;

/** `media.<adapter>.lookup` on MEDIA, the work queue of what has to be fetched from a provider. */
export const lookupKind: EventKind<typeof lookupSchema> = {
  type: 'kanal.lookup',
  version: 1,
  schema: lookupSchema,
  upcasters: {},
  stream: 'MEDIA',
  id: (lookup) => lookup.id,
  subject: (lookup) => `media.${lookup.adapter}.lookup`,
  source: (lookup) => `/kanal/${lookup.adapter}`,
  time: (lookup) => lookup.receivedAt,
};
