import { z } from 'zod';
import { adapterNameSchema, soleAdapterOf } from './adapter-name.js';
import { channelSchema } from './channel.js';
import type { EventKind, Upcaster } from './event-kind.js';
import { conversationSchema, idSchema, stableId } from './identity.js';
import { instantSchema } from './time.js';

/** Version 1 knew one adapter per channel. */
const fromVersion1: Upcaster = (request) => ({
  ...request,
  schemaVersion: 2,
  adapter: soleAdapterOf(request['channel']),
});

/** The id of a request for the file at this position of a message, which is also its key in the object store. */
export function mediaId(messageId: string, index: number): string {
  return stableId('media', messageId, String(index));
}

/** A file to fetch: published with its message, worked off by the adapter that holds the provider's token. */
export const mediaRequestSchema = z.strictObject({
  schemaVersion: z.literal(2),
  /** See `mediaId`. */
  id: idSchema,
  messageId: idSchema,
  /** Position in the message's attachments, from 0. */
  index: z.int().nonnegative(),
  adapter: adapterNameSchema,
  channel: channelSchema,
  account: z.string().min(1).max(200),
  conversation: conversationSchema,
  providerRef: z.string().min(1).max(4096),
  mimeType: z.string().max(255).optional(),
  requestedAt: instantSchema,
});

/** What came of fetching a file. A file that cannot be had never costs the message. */
export const mediaResultSchema = z.strictObject({
  schemaVersion: z.literal(1),
  id: idSchema,
  messageId: idSchema,
  index: z.int().nonnegative(),
  channel: channelSchema,
  result: z.discriminatedUnion('outcome', [
    z.strictObject({
      outcome: z.literal('stored'),
      /** Key in the object store's MEDIA bucket. */
      objectKey: z.string().min(1).max(200),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      sizeBytes: z.int().nonnegative(),
      /** By the file's own bytes, not by what the provider says. */
      mimeType: z.string().max(255),
    }),
    z.strictObject({ outcome: z.literal('failed'), code: z.string().max(100), reason: z.string().max(1000) }),
  ]),
  at: instantSchema,
});

/** A file to fetch. */
export type MediaRequest = z.infer<typeof mediaRequestSchema>;
/** What came of fetching a file. */
export type MediaResult = z.infer<typeof mediaResultSchema>;

/** `media.<adapter>.<conversation>` on MEDIA, a work queue. */
export const mediaRequestKind: EventKind<typeof mediaRequestSchema> = {
  type: 'kanal.media-request',
  version: 2,
  schema: mediaRequestSchema,
  upcasters: { 1: fromVersion1 },
  stream: 'MEDIA',
  id: (request) => request.id,
  subject: (request) => `media.${request.adapter}.${request.conversation}`,
  source: (request) => `/kanal/${request.adapter}`,
  time: (request) => request.requestedAt,
};

/** `status.<channel>` on STATUS, beside the delivery statuses. */
export const mediaResultKind: EventKind<typeof mediaResultSchema> = {
  type: 'kanal.media-result',
  version: 1,
  schema: mediaResultSchema,
  upcasters: {},
  stream: 'STATUS',
  // One per attempt: a file that was stored again after its message was taken back must be heard of again.
  id: (result) => stableId('media-result', result.id, result.at),
  subject: (result) => `status.${result.channel}`,
  source: (result) => `/kanal/${result.channel}`,
  time: (result) => result.at,
};
