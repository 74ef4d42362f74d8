import type { InboundDraft } from '@kanal/adapter';
import { z } from 'zod';
import type { Post } from './includes.js';

const pointSchema = z.looseObject({
  type: z.literal('Point'),
  coordinates: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]),
});

/** The exact place a citizen has put on a post; GeoJSON has the longitude first. */
export function locationOf({ geo }: Post): InboundDraft['location'] {
  const point = pointSchema.safeParse(geo?.coordinates).data;
  return point && { latitude: point.coordinates[1], longitude: point.coordinates[0] };
}
